using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// One end of an edge of a member, before it is known which units contain it: the token at a position, a syntax node,
/// or an entry of the member's list of <see cref="OutsideTarget"/>s.
/// </summary>
internal readonly record struct FlowEnd
{
    private const int TokenKind = 0;
    private const int OutsideKind = -1;

    private FlowEnd(int kind, int start, int end)
    {
        RawKind = kind;
        Start = start;
        End = end;
    }

    /// <summary>The node's kind; 0 for a token.</summary>
    public int RawKind { get; }

    /// <summary>Position of the token, start of the node, or index of the target.</summary>
    public int Start { get; }

    /// <summary>End of the node.</summary>
    public int End { get; }

    /// <summary>True for a token.</summary>
    public bool IsToken => RawKind == TokenKind;

    /// <summary>True for a target that may lie outside the unit.</summary>
    public bool IsOutside => RawKind == OutsideKind;

    /// <summary>The token at a position.</summary>
    public static FlowEnd Token(int position) => new(TokenKind, position, position);

    /// <summary>A syntax node: kind and span name it in its tree.</summary>
    public static FlowEnd Node(SyntaxNode node) => new(node.RawKind, node.SpanStart, node.Span.End);

    /// <summary>An entry of the member's targets.</summary>
    public static FlowEnd Outside(int index) => new(OutsideKind, index, index);
}
