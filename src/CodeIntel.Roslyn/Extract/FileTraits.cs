using CodeIntel.Examples;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Extract;

/// <summary>What is noticed about a file and about each of its units.</summary>
internal sealed class FileTraits
{
    /// <summary>What a file has where each of its units has it by an attribute.</summary>
    private const SourceTraits Shared = SourceTraits.Generated | SourceTraits.Test;

    private readonly Dictionary<SyntaxNode, SourceTraits> _types = [];

    /// <summary>Judges a file with the units that were found in it.</summary>
    public FileTraits(ParsedSource parsed, IReadOnlyCollection<UnitDeclaration> units, SourceOrigin origin)
    {
        var attributes = units.Count == 0
            ? SourceTraits.None
            : units.Aggregate(Shared, (all, unit) => all & TraitRules.OfAttributes(unit.Node, _types));
        OfFile = attributes
            | TraitRules.OfPath(parsed.Path)
            | TraitRules.OfHeader(parsed.Tree.GetRoot())
            | origin.Projects.Of(parsed.Path)
            | SourceShape.Of(parsed.Source.Text, parsed.Walk)
            | (parsed.Walk.UsesTestFramework ? SourceTraits.Test : SourceTraits.None)
            | (parsed.Walk.Disabled.Regions > 0 ? SourceTraits.DisabledCode : SourceTraits.None)
            | (parsed.Errors.Length > 0 ? SourceTraits.ParseErrors : SourceTraits.None)
            | (parsed.Source.Encoding == SourceDecoder.Latin1 ? SourceTraits.Latin1Fallback : SourceTraits.None);
    }

    /// <summary>The file's traits.</summary>
    public SourceTraits OfFile { get; }

    /// <summary>A unit's traits: the file's and its own; errors and disabled code count where they stand.</summary>
    public SourceTraits OfUnit(UnitDeclaration unit, int errors) =>
        (OfFile & ~(SourceTraits.ParseErrors | SourceTraits.DisabledCode))
        | (errors > 0 ? SourceTraits.ParseErrors : SourceTraits.None)
        | (HasDisabledCode(unit.Node) ? SourceTraits.DisabledCode : SourceTraits.None)
        | TraitRules.OfAttributes(unit.Node, _types);

    /// <summary>
    /// A directive inside a unit, other than before its first token, belongs to a condition or a region.
    /// </summary>
    private bool HasDisabledCode(SyntaxNode unit)
    {
        if (!OfFile.HasFlag(SourceTraits.DisabledCode) || !unit.ContainsDirectives)
        {
            return false;
        }

        return unit.DescendantTrivia(unit.Span).Any(trivia => trivia.RawKind == DisabledText);
    }

    private const int DisabledText = (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.DisabledTextTrivia;
}
