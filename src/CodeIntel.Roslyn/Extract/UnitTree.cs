using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// A unit's syntax as flat arrays, built in one pass without recursion: nodes in preorder, tokens in order. A child's
/// slot is its index among its parent's child nodes and terminals: punctuation and keywords do not count, so that the
/// arguments of a call are neighbours.
/// </summary>
internal sealed class UnitTree
{
    private readonly List<SyntaxNode> _nodes = [];
    private readonly List<int> _parents = [];
    private readonly List<int> _slots = [];
    private readonly List<SyntaxToken> _tokens = [];
    private readonly List<int> _tokenParents = [];
    private readonly List<int> _tokenSlots = [];
    private readonly List<int> _children = [];

    private readonly List<int> _tokenNumbers = [];
    private Frame[] _stack = new Frame[32];

    /// <summary>An empty tree, to be filled with <see cref="Read"/>.</summary>
    public UnitTree()
    {
    }

    /// <summary>Reads the tree below a declaration.</summary>
    public UnitTree(SyntaxNode root) => Read(root);

    /// <summary>Nodes in preorder; the first is the declaration.</summary>
    public List<SyntaxNode> Nodes => _nodes;

    /// <summary>Parent of each node; −1 for the first.</summary>
    public List<int> Parents => _parents;

    /// <summary>Slot of each node.</summary>
    public List<int> Slots => _slots;

    /// <summary>Tokens of positive width.</summary>
    public List<SyntaxToken> Tokens => _tokens;

    /// <summary>Parent node of each token.</summary>
    public List<int> TokenParents => _tokenParents;

    /// <summary>Slot of each token; −1 where it is not a terminal.</summary>
    public List<int> TokenSlots => _tokenSlots;

    /// <summary>Nodes (n) and tokens (~t) in document order: each parent's children keep their order.</summary>
    public List<int> Children => _children;

    /// <summary>A token as a list of one.</summary>
    public ReadOnlySpan<int> Own(int token) => CollectionsMarshal.AsSpan(_tokenNumbers).Slice(token, 1);

    /// <summary>Reads the tree below a declaration in place of what is there; the lists are used again.</summary>
    public void Read(SyntaxNode root)
    {
        _nodes.Clear();
        _parents.Clear();
        _slots.Clear();
        _tokens.Clear();
        _tokenParents.Clear();
        _tokenSlots.Clear();
        _children.Clear();
        Build(root);
    }

    private void Build(SyntaxNode root)
    {
        var stack = _stack;
        var depth = 0;
        stack[0] = new(Add(root, -1, 0), root);
        while (depth >= 0)
        {
            ref var frame = ref stack[depth];
            if (!frame.Children.MoveNext())
            {
                depth--;
                continue;
            }

            var child = frame.Children.Current;
            if (child.AsNode() is { } node)
            {
                var index = Add(node, frame.Node, frame.NextSlot++);
                if (++depth == stack.Length)
                {
                    Array.Resize(ref stack, 2 * depth);
                    _stack = stack;
                }

                stack[depth] = new(index, node);
            }
            else if (child.Span.Length > 0)
            {
                Add(child.AsToken(), ref frame);
            }
        }
    }

    private int Add(SyntaxNode node, int parent, int slot)
    {
        _nodes.Add(node);
        _parents.Add(parent);
        _slots.Add(slot);
        _children.Add(_nodes.Count - 1);
        return _nodes.Count - 1;
    }

    private void Add(SyntaxToken token, ref Frame frame)
    {
        _children.Add(~_tokens.Count);
        _tokens.Add(token);
        if (_tokenNumbers.Count < _tokens.Count)
        {
            _tokenNumbers.Add(_tokenNumbers.Count);
        }

        _tokenParents.Add(frame.Node);
        _tokenSlots.Add(TokenKinds.IsTerminal(token) ? frame.NextSlot++ : -1);
    }

    private struct Frame(int node, SyntaxNode syntax)
    {
        public readonly int Node = node;
        public ChildSyntaxList.Enumerator Children = syntax.ChildNodesAndTokens().GetEnumerator();
        public int NextSlot;
    }
}
