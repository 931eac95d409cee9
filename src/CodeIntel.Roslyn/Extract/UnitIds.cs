using System.Collections.Concurrent;
using CodeIntel.Examples;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CodeIntel.Roslyn.Extract;

/// <summary>The ids of the units of one compilation, by their declarations.</summary>
internal sealed class UnitIds(SourceOrigin origin, ExtractOptions options)
{
    private readonly ConcurrentDictionary<(SyntaxTree Tree, TextSpan Span), ExampleId?> _ids = [];

    /// <summary>The id of the unit that a node declares; null where its kind is not extracted.</summary>
    public ExampleId? Of(SyntaxNode declaration) =>
        _ids.GetOrAdd((declaration.SyntaxTree, declaration.Span), _ => Create(declaration));

    private ExampleId? Create(SyntaxNode declaration)
    {
        if (UnitDeclaration.Of(declaration) is not { Body: not null, Name.Length: > 0 } unit
            || !options.Units.Contains(unit.Kind))
        {
            return null;
        }

        var span = declaration.Span;
        var text = declaration.SyntaxTree.GetText().ToString(span);
        var path = declaration.SyntaxTree.FilePath;
        return ExampleId.Create(origin.Url, origin.Commit, path, new(span.Start, span.Length), text);
    }
}
