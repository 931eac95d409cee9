using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// A file's syntax as flat arrays, read in one pass without recursion: nodes in preorder, tokens in order. A child's
/// slot is its index among its parent's child nodes and terminals: punctuation and keywords do not count, so that the
/// arguments of a call are neighbours. Tokens that the parser inserted (zero width) are not tokens of the file. The
/// arrays are used again for the next file.
/// </summary>
internal sealed class FlatTree
{
    /// <summary>Arrays of a larger file are not kept.</summary>
    private const int MostKept = 1 << 18;

    private SyntaxNode[] _nodes = new SyntaxNode[256];
    private char[] _kinds = new char[256];
    private int[] _parents = new int[256];
    private int[] _slots = new int[256];
    private int[] _firstTokens = new int[256];
    private int[] _lastNodes = new int[256];
    private int[] _lastTokens = new int[256];
    private int[] _tokenForms = new int[256];
    private int[] _tokenStarts = new int[256];
    private int[] _tokenParents = new int[256];
    private int[] _tokenSlots = new int[256];
    private int[] _children = new int[512];
    private Frame[] _stack = new Frame[64];
    private int _nodeCount;
    private int _tokenCount;
    private int _lastFound;

    /// <summary>What was read; null where nothing is.</summary>
    public SyntaxNode? Root { get; private set; }

    /// <summary>The distinct tokens.</summary>
    public TokenForms Forms { get; } = new();

    /// <summary>Nodes in preorder.</summary>
    public ReadOnlySpan<SyntaxNode> Nodes => _nodes.AsSpan(0, _nodeCount);

    /// <summary>The compiler's kind of each node.</summary>
    public ReadOnlySpan<char> Kinds => _kinds.AsSpan(0, _nodeCount);

    /// <summary>Parent of each node; −1 for the first.</summary>
    public ReadOnlySpan<int> Parents => _parents.AsSpan(0, _nodeCount);

    /// <summary>Slot of each node.</summary>
    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, _nodeCount);

    /// <summary>Form of each token.</summary>
    public ReadOnlySpan<int> TokenForms => _tokenForms.AsSpan(0, _tokenCount);

    /// <summary>Position of each token, ascending.</summary>
    public ReadOnlySpan<int> TokenStarts => _tokenStarts.AsSpan(0, _tokenCount);

    /// <summary>Parent node of each token.</summary>
    public ReadOnlySpan<int> TokenParents => _tokenParents.AsSpan(0, _tokenCount);

    /// <summary>Slot of each token; −1 where it is not a terminal.</summary>
    public ReadOnlySpan<int> TokenSlots => _tokenSlots.AsSpan(0, _tokenCount);

    /// <summary>Nodes (n) and tokens (~t) in document order: each parent's children keep their order.</summary>
    public ReadOnlySpan<int> Children => _children.AsSpan(0, _nodeCount + _tokenCount);

    /// <summary>The nodes and tokens below a node, itself included; its first child is at their sum.</summary>
    public (Range Nodes, Range Tokens) Below(int node) =>
        (node.._lastNodes[node], _firstTokens[node].._lastTokens[node]);

    /// <summary>The number of a node; quick where nodes are asked for in their order.</summary>
    /// <exception cref="ArgumentException">The node is not in this tree.</exception>
    public int IndexOf(SyntaxNode node)
    {
        for (var tried = 0; tried < _nodeCount; tried++)
        {
            if (ReferenceEquals(_nodes[_lastFound], node))
            {
                return _lastFound;
            }

            _lastFound = _lastFound + 1 == _nodeCount ? 0 : _lastFound + 1;
        }

        throw new ArgumentException("Not a node of this tree.", nameof(node));
    }

    /// <summary>
    /// Reads a tree in place of what is there, and counts what directives leave out; false, and nothing read, where the
    /// tree is too deep.
    /// </summary>
    public bool Read(SyntaxNode root, DisabledCodeCount? disabled)
    {
        Clear();
        var depth = 0;
        _stack[0] = new(Add(root, -1, 0), root);
        while (depth >= 0)
        {
            ref var frame = ref _stack[depth];
            if (!frame.Children.MoveNext())
            {
                _lastNodes[frame.Node] = _nodeCount;
                _lastTokens[frame.Node] = _tokenCount;
                depth--;
                continue;
            }

            var child = frame.Children.Current;
            if (child.AsNode() is not { } node)
            {
                Add(child.AsToken(), ref frame, disabled);
                continue;
            }

            var index = Add(node, frame.Node, frame.NextSlot++);
            if (++depth > FileWalk.MaxDepth)
            {
                Clear();
                return false;
            }

            if (depth == _stack.Length)
            {
                Array.Resize(ref _stack, 2 * depth);
            }

            _stack[depth] = new(index, node);
        }

        Array.Clear(_stack);
        Root = root;
        return true;
    }

    private void Clear()
    {
        if (_nodeCount > MostKept || _tokenCount > MostKept)
        {
            Resize(256);
            ResizeTokens(256);
        }

        Array.Clear(_nodes, 0, Math.Min(_nodeCount, _nodes.Length));
        Forms.Clear();
        (_nodeCount, _tokenCount, _lastFound, Root) = (0, 0, 0, null);
    }

    private int Add(SyntaxNode node, int parent, int slot)
    {
        var n = _nodeCount++;
        if (n == _nodes.Length)
        {
            Resize(2 * n);
        }

        Child(n);
        _nodes[n] = node;
        _kinds[n] = (char)node.RawKind;
        _parents[n] = parent;
        _slots[n] = slot;
        _firstTokens[n] = _tokenCount;
        return n;
    }

    private void Add(SyntaxToken token, ref Frame frame, DisabledCodeCount? disabled)
    {
        if (disabled is not null && token.HasStructuredTrivia)
        {
            disabled.Add(token.LeadingTrivia);
        }

        var span = token.Span;
        if (span.Length == 0)
        {
            return;
        }

        var t = _tokenCount++;
        if (t == _tokenForms.Length)
        {
            ResizeTokens(2 * t);
        }

        Child(~t);
        _tokenForms[t] = Forms.Of(token);
        _tokenStarts[t] = span.Start;
        _tokenParents[t] = frame.Node;
        _tokenSlots[t] = TokenKinds.IsTerminal(token.Kind(), (SyntaxKind)_kinds[frame.Node]) ? frame.NextSlot++ : -1;
    }

    private void Child(int child)
    {
        // one of the counts has gone up already
        var at = _nodeCount + _tokenCount - 1;
        if (at == _children.Length)
        {
            Array.Resize(ref _children, 2 * at);
        }

        _children[at] = child;
    }

    private void Resize(int length)
    {
        Array.Resize(ref _nodes, length);
        Array.Resize(ref _kinds, length);
        Array.Resize(ref _parents, length);
        Array.Resize(ref _slots, length);
        Array.Resize(ref _firstTokens, length);
        Array.Resize(ref _lastNodes, length);
        Array.Resize(ref _lastTokens, length);
    }

    private void ResizeTokens(int length)
    {
        Array.Resize(ref _tokenForms, length);
        Array.Resize(ref _tokenStarts, length);
        Array.Resize(ref _tokenParents, length);
        Array.Resize(ref _tokenSlots, length);
    }

    private struct Frame(int node, SyntaxNode syntax)
    {
        public readonly int Node = node;
        public ChildSyntaxList.Enumerator Children = syntax.ChildNodesAndTokens().GetEnumerator();
        public int NextSlot;
    }
}
