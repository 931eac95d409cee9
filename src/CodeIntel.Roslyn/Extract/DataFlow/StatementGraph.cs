using CodeIntel.Examples;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Points of a function and where control may go from each: statements, and points between them that only join ways.
/// </summary>
internal sealed class StatementGraph
{
    private readonly List<SyntaxNode?> _statements = [];
    private readonly List<List<int>> _next = [];
    private readonly List<(int If, int From, int To)> _conditional = [];
    private readonly List<bool> _reached = [];

    /// <summary>A point; with a statement, control that comes here runs it.</summary>
    public int Add(SyntaxNode? statement = null)
    {
        _statements.Add(statement);
        _next.Add([]);
        _reached.Add(false);
        return _next.Count - 1;
    }

    /// <summary>Control may go from one point to another.</summary>
    public void Link(int from, int to) => _next[from].Add(to);

    /// <summary>Takes back the last link of a point.</summary>
    public void Unlink(int from, int to) => _next[from].Remove(to);

    /// <summary>Control may go from one point to another where a third can be reached.</summary>
    public void LinkIf(int reached, int from, int to) => _conditional.Add((reached, from, to));

    /// <summary>
    /// Adds an edge for each statement and each other that may be the next one, as seen from a point.
    /// </summary>
    public void AddEdges(int entry, List<FlowEdge> edges)
    {
        Reach(entry);
        for (var grown = true; grown;)
        {
            grown = false;
            for (var c = _conditional.Count - 1; c >= 0; c--)
            {
                var (reached, from, to) = _conditional[c];
                if (_reached[reached])
                {
                    _conditional.RemoveAt(c);
                    Link(from, to);
                    grown = true;
                    if (_reached[from])
                    {
                        Reach(to);
                    }
                }
            }
        }

        for (var point = 0; point < _next.Count; point++)
        {
            if (_reached[point] && _statements[point] is { } statement)
            {
                AddEdges(point, statement, edges);
            }
        }
    }

    private void Reach(int point)
    {
        var open = new Stack<int>([point]);
        while (open.TryPop(out var at))
        {
            if (!_reached[at])
            {
                _reached[at] = true;
                _next[at].ForEach(open.Push);
            }
        }
    }

    private void AddEdges(int point, SyntaxNode statement, List<FlowEdge> edges)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>(_next[point]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at))
            {
                continue;
            }

            if (_statements[at] is { } next)
            {
                edges.Add(new(EdgeKind.CfgNext, FlowEnd.Node(statement), FlowEnd.Node(next)));
            }
            else
            {
                _next[at].ForEach(open.Push);
            }
        }
    }
}
