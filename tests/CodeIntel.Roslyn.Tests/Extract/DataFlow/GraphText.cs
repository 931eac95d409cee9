using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CodeIntel.Roslyn.Tests.Extract.DataFlow;

/// <summary>
/// Nodes of a unit's graph for people: <c>line:column token</c>, <c>line:column [kind of node]</c>, and what lies
/// outside by name.
/// </summary>
internal sealed class GraphText
{
    private readonly ExtractedFile _file;
    private readonly ProgramGraph _graph;
    private readonly SyntaxNode[] _nodes;
    private readonly SyntaxToken[] _tokens;
    private readonly SourceText _text;

    public GraphText(string source, ExtractedFile file, ExtractedUnit unit)
    {
        _file = file;
        _graph = unit.Features.Graph;
        var (tree, _, _) = new SourceParser(new()).ParseText(source, file.Path)!.Value;
        var span = new TextSpan(unit.Span.Start, unit.Span.Length);
        var node = tree.GetRoot().FindNode(span);
        var declaration = node.AncestorsAndSelf().First(n => n.Span == span && UnitDeclaration.Declares(n));
        _nodes = [.. declaration.DescendantNodesAndSelf()];
        _tokens = [.. declaration.DescendantTokens().Where(token => token.Span.Length > 0)];
        _text = tree.GetText();
    }

    /// <summary>Where a node stands; beyond the text for one outside.</summary>
    public int Position(int node) => node < _graph.TokenCount ? _tokens[node].SpanStart
        : node - _graph.TokenCount is var n && n < _nodes.Length ? _nodes[n].SpanStart
        : _text.Length + n;

    public string Of(int node)
    {
        if (node < _graph.TokenCount)
        {
            return $"{Place(node)} {_tokens[node].Text}";
        }

        var index = node - _graph.TokenCount;
        if (index < _nodes.Length)
        {
            return $"{Place(node)} [{_nodes[index].Kind()}]";
        }

        var (parameter, unit) = _graph.Outside[index - _nodes.Length];
        return parameter is not null ? $"parameter {parameter}"
            : $"unit {_file.Units.SingleOrDefault(u => u.Id == unit)?.QualifiedName ?? "?"}";
    }

    private string Place(int node)
    {
        var at = _text.Lines.GetLinePosition(Position(node));
        return $"{at.Line + 1}:{at.Character + 1}";
    }
}
