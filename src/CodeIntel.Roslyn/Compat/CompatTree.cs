using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Compat;

/// <summary>
/// A method's syntax as flat arrays by the published definition: nodes in preorder, terminals in its order (those of
/// the child nodes before those that stand directly under a node). Built in one pass without recursion.
/// </summary>
internal sealed class CompatTree
{
    /// <summary>Under a parent of these kinds a node carries its child id.</summary>
    private static readonly HashSet<SyntaxKind> _numbered =
    [
        SyntaxKind.SimpleAssignmentExpression,
        SyntaxKind.ElementAccessExpression,
        SyntaxKind.SimpleMemberAccessExpression,
        SyntaxKind.InvocationExpression,
        SyntaxKind.BracketedArgumentList,
        SyntaxKind.ArgumentList,
    ];

    private const int MaxChildId = 3;

    private readonly List<SyntaxKind> _kinds = [];
    private readonly List<int> _parents = [];
    private readonly List<int> _symbols = [];
    private readonly List<int> _places = [];
    private readonly List<int> _leafParents = [];
    private readonly List<int> _leafNames = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<string, string> _literals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _nameIndices = new(StringComparer.Ordinal);

    private CompatTree()
    {
    }

    /// <summary>Kind of each node; the first is the method.</summary>
    public IReadOnlyList<SyntaxKind> Kinds => _kinds;

    /// <summary>Parent of each node; −1 for the first.</summary>
    public IReadOnlyList<int> Parents => _parents;

    /// <summary>What each node writes on the side of a path.</summary>
    public IReadOnlyList<int> Symbols => _symbols;

    /// <summary>Index of each node among its parent's child nodes; tokens do not count.</summary>
    public IReadOnlyList<int> Places => _places;

    /// <summary>Parent node of each terminal.</summary>
    public IReadOnlyList<int> LeafParents => _leafParents;

    /// <summary>Name of each terminal: terminals with one name are one variable, whatever they refer to.</summary>
    public IReadOnlyList<int> LeafNames => _leafNames;

    /// <summary>The distinct names in order of first occurrence, not normalised.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The distinct string literals as written, each with its name.</summary>
    public IReadOnlyDictionary<string, string> Literals => _literals;

    /// <summary>Reads a method; null where it has more terminals than a limit.</summary>
    public static CompatTree? Read(SyntaxNode method, int maxLeaves)
    {
        var tree = new CompatTree();
        return tree.Build(method, maxLeaves) ? tree : null;
    }

    private bool Build(SyntaxNode method, int maxLeaves)
    {
        var waiting = new List<SyntaxToken>();
        var stack = new Frame[32];
        var depth = 0;
        stack[0] = new(Add(method.Kind(), -1, 0), method, 0);
        while (depth >= 0)
        {
            ref var frame = ref stack[depth];
            if (!frame.Children.MoveNext())
            {
                AddLeaves(frame, waiting);
                depth--;
            }
            else if (frame.Children.Current is var child && child.AsNode() is { } node)
            {
                var index = Add(node.Kind(), frame.Node, frame.NextPlace++);
                if (++depth == stack.Length)
                {
                    Array.Resize(ref stack, 2 * depth);
                }

                stack[depth] = new(index, node, waiting.Count);
            }
            else if (CompatTerminals.IsTerminal(child.AsToken(), frame.Syntax))
            {
                waiting.Add(child.AsToken());
            }

            if (waiting.Count + _leafParents.Count > maxLeaves)
            {
                return false;
            }
        }

        return true;
    }

    private int Add(SyntaxKind kind, int parent, int place)
    {
        var isNumbered = parent >= 0 && _numbered.Contains(_kinds[parent]);
        _kinds.Add(kind);
        _parents.Add(parent);
        _places.Add(place);
        _symbols.Add(CompatTables.Symbol(kind, isNumbered ? Math.Min(place, MaxChildId) : -1));
        return _kinds.Count - 1;
    }

    private void AddLeaves(Frame frame, List<SyntaxToken> waiting)
    {
        for (var i = frame.FirstWaiting; i < waiting.Count; i++)
        {
            var name = CompatTerminals.NameOf(waiting[i], frame.Syntax);
            if (!_nameIndices.TryGetValue(name, out var index))
            {
                index = _names.Count;
                _nameIndices.Add(name, index);
                _names.Add(name);
            }

            if (waiting[i].IsKind(SyntaxKind.StringLiteralToken))
            {
                _literals.TryAdd(waiting[i].Text, name);
            }

            _leafParents.Add(frame.Node);
            _leafNames.Add(index);
        }

        waiting.RemoveRange(frame.FirstWaiting, waiting.Count - frame.FirstWaiting);
    }

    private struct Frame(int node, SyntaxNode syntax, int firstWaiting)
    {
        public readonly int Node = node;
        public readonly SyntaxNode Syntax = syntax;
        public readonly int FirstWaiting = firstWaiting;
        public ChildSyntaxList.Enumerator Children = syntax.ChildNodesAndTokens().GetEnumerator();
        public int NextPlace;
    }
}
