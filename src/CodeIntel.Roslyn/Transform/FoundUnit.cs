using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Transform;

/// <summary>A unit in its parsed and compiled file, with the number of the file's syntax errors.</summary>
internal sealed record FoundUnit(UnitDeclaration Declaration, CSharpCompilation Compilation, int Errors)
{
    /// <summary>Finds the unit of a kind at a span, or gives null.</summary>
    public static FoundUnit? At(SyntaxTree tree, CSharpCompilation compilation, CharSpan span, UnitKind kind)
    {
        var root = tree.GetRoot();
        if (span.Start < 0 || span.End > root.FullSpan.End)
        {
            return null;
        }

        var errors = tree.GetDiagnostics().Count(d => d.Severity == DiagnosticSeverity.Error);
        return root.FindToken(span.Start).Parent?.AncestorsAndSelf()
            .Where(n => n.SpanStart == span.Start && n.Span.Length == span.Length)
            .Select(UnitDeclaration.Of)
            .OfType<UnitDeclaration>()
            .Where(d => d.Kind == kind)
            .Select(d => new FoundUnit(d, compilation, errors))
            .FirstOrDefault();
    }

    /// <summary>The semantic model of the unit's file.</summary>
    public SemanticModel Model() => Compilation.GetSemanticModel(Declaration.Node.SyntaxTree);
}
