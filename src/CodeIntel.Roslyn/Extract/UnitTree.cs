using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// A unit's part of a <see cref="FlatTree"/>, numbered from its own start: node 0 is the declaration. The arrays are
/// used again for the next unit.
/// </summary>
internal sealed class UnitTree
{
    private FlatTree _file = new();
    private Range _nodes = 0..0;
    private Range _tokens = 0..0;
    private int[] _parents = [];
    private int[] _tokenParents = [];
    private int[] _children = [];
    private int[] _tokenNumbers = [];

    /// <summary>Number of nodes.</summary>
    public int NodeCount { get; private set; }

    /// <summary>Number of tokens of positive width.</summary>
    public int TokenCount { get; private set; }

    /// <summary>Distinct tokens of the file.</summary>
    public TokenForms Forms => _file.Forms;

    /// <summary>Nodes in preorder; the first is the declaration.</summary>
    public ReadOnlySpan<SyntaxNode> Nodes => _file.Nodes[_nodes];

    /// <summary>The compiler's kind of each node.</summary>
    public ReadOnlySpan<char> Kinds => _file.Kinds[_nodes];

    /// <summary>Parent of each node; negative for the first.</summary>
    public ReadOnlySpan<int> Parents => _parents.AsSpan(0, NodeCount);

    /// <summary>Slot of each node but the first.</summary>
    public ReadOnlySpan<int> Slots => _file.Slots[_nodes];

    /// <summary>Form of each token.</summary>
    public ReadOnlySpan<int> TokenForms => _file.TokenForms[_tokens];

    /// <summary>Position of each token in the file.</summary>
    public ReadOnlySpan<int> TokenStarts => _file.TokenStarts[_tokens];

    /// <summary>Parent node of each token.</summary>
    public ReadOnlySpan<int> TokenParents => _tokenParents.AsSpan(0, TokenCount);

    /// <summary>Slot of each token; −1 where it is not a terminal.</summary>
    public ReadOnlySpan<int> TokenSlots => _file.TokenSlots[_tokens];

    /// <summary>Nodes (n) and tokens (~t) in document order: each parent's children keep their order.</summary>
    public ReadOnlySpan<int> Children => _children.AsSpan(0, NodeCount + TokenCount);

    /// <summary>A token as a list of one.</summary>
    public ReadOnlySpan<int> Own(int token) => _tokenNumbers.AsSpan(token, 1);

    /// <summary>Takes the part below a node of a file in place of what is there.</summary>
    public void Read(FlatTree file, SyntaxNode root)
    {
        _file = file;
        var node = file.IndexOf(root);
        (_nodes, _tokens) = file.Below(node);
        (var first, NodeCount) = _nodes.GetOffsetAndLength(file.Nodes.Length);
        (var firstToken, TokenCount) = _tokens.GetOffsetAndLength(file.TokenForms.Length);
        Shift(file.Parents[_nodes], first, ref _parents);
        Shift(file.TokenParents[_tokens], first, ref _tokenParents);
        Renumber(file.Children.Slice(first + firstToken, NodeCount + TokenCount), first, firstToken);
        Number();
    }

    private static void Shift(ReadOnlySpan<int> source, int by, ref int[] target)
    {
        target = target.Length < source.Length ? new int[Math.Max(source.Length, 2 * target.Length)] : target;
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = source[i] - by;
        }
    }

    private void Renumber(ReadOnlySpan<int> source, int first, int firstToken)
    {
        _children = _children.Length < source.Length
            ? new int[Math.Max(source.Length, 2 * _children.Length)]
            : _children;
        for (var i = 0; i < source.Length; i++)
        {
            _children[i] = source[i] + (source[i] < 0 ? firstToken : -first);
        }
    }

    private void Number()
    {
        if (_tokenNumbers.Length < TokenCount)
        {
            _tokenNumbers = [.. Enumerable.Range(0, 2 * TokenCount)];
        }
    }
}
