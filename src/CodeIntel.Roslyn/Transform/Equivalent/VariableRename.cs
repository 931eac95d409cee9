using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Gives one local or parameter another name ("variable renaming", Rabin 2021), one that stands nowhere in the file and
/// holds no subtoken of the label. The unit's own parameters take part where no caller can name them.
/// </summary>
internal static class VariableRename
{
    /// <summary>The renamings, in the order in which chance tries them.</summary>
    public static IEnumerable<EditPlan> Plans(EquivalentUnit unit)
    {
        var variables = unit.Shuffled(VariableUses.Of(unit).Where(use => IsFree(use.Variable, unit)));
        var names = unit.Names();
        foreach (var (variable, tokens) in variables)
        {
            var name = names.Next();
            yield return new(
                [.. tokens.Select(token => new TextEdit(token.SpanStart, token.Span.Length, name))],
                variable.Name, name, false);
        }
    }

    private static bool IsFree(ISymbol variable, EquivalentUnit unit) =>
        variable is not IParameterSymbol parameter
        || (!HasAttributes(parameter) && (!IsDeclaredBy(parameter, unit.Node) || IsHidden(parameter, unit)));

    /// <summary>An attribute may name a parameter beside it.</summary>
    private static bool HasAttributes(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol method
        && (method.GetAttributes().Length + method.GetReturnTypeAttributes().Length > 0
            || method.Parameters.Any(each => each.GetAttributes().Length > 0));

    private static bool IsDeclaredBy(IParameterSymbol parameter, SyntaxNode unit) =>
        parameter.DeclaringSyntaxReferences[0].GetSyntax().Parent?.Parent == unit
        || parameter.ContainingSymbol is IPropertySymbol;

    /// <summary>
    /// A parameter of the unit itself: no override, other part, caller or documentation may name it.
    /// </summary>
    private static bool IsHidden(IParameterSymbol parameter, EquivalentUnit unit)
    {
        var hides = unit.Declaration.Kind switch
        {
            UnitKind.LocalFunction or UnitKind.Operator => true,
            UnitKind.Method or UnitKind.Constructor =>
                parameter.ContainingSymbol is IMethodSymbol
                {
                    DeclaredAccessibility: Accessibility.Private,
                    ExplicitInterfaceImplementations.IsEmpty: true,
                } && !IsPartial(unit.Node),
            _ => false,
        };
        return hides
            && !unit.Node.GetLeadingTrivia().ToFullString().Contains($"\"{parameter.Name}\"", StringComparison.Ordinal)
            && !unit.Node.SyntaxTree.GetRoot().DescendantNodes().OfType<NameColonSyntax>()
                .Any(named => named.Name.Identifier.ValueText == parameter.Name
                    && !unit.Node.Span.Contains(named.Span));
    }

    /// <summary>True where another file may hold calls of a private member.</summary>
    private static bool IsPartial(SyntaxNode node) => node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
        .Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
