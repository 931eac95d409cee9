using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
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
    private readonly UnitTree _tree;
    private readonly SourceText _text;

    public GraphText(string source, ExtractedFile file, ExtractedUnit unit)
    {
        _file = file;
        _graph = unit.Features.Graph;
        var (tree, _, _) = SourceParser.Parse(source, file.Path)!.Value;
        var span = new TextSpan(unit.Span.Start, unit.Span.Length);
        var node = tree.GetRoot().FindNode(span);
        _tree = new(node.AncestorsAndSelf().First(n => n.Span == span && UnitDeclaration.Declares(n)));
        _text = tree.GetText();
    }

    /// <summary>Where a node stands; beyond the text for one outside.</summary>
    public int Position(int node) => node < _graph.TokenCount ? _tree.Tokens[node].SpanStart
        : node - _graph.TokenCount is var n && n < _tree.Nodes.Count ? _tree.Nodes[n].SpanStart
        : _text.Length + n;

    public string Of(int node)
    {
        if (node < _graph.TokenCount)
        {
            return $"{Place(node)} {_tree.Tokens[node].Text}";
        }

        var index = node - _graph.TokenCount;
        if (index < _tree.Nodes.Count)
        {
            return $"{Place(node)} [{_tree.Nodes[index].Kind()}]";
        }

        var (parameter, unit) = _graph.Outside[index - _tree.Nodes.Count];
        return parameter is not null ? $"parameter {parameter}"
            : $"unit {_file.Units.SingleOrDefault(u => u.Id == unit)?.QualifiedName ?? "?"}";
    }

    private string Place(int node)
    {
        var at = _text.Lines.GetLinePosition(Position(node));
        return $"{at.Line + 1}:{at.Character + 1}";
    }
}
