namespace CodeIntel.Dedup.Align;

/// <summary>One difference of two units. Spans are in tokens; texts are the tokens with single blanks.</summary>
public sealed record AlignedEdit
{
    /// <summary>What differs.</summary>
    public required EditKind Kind { get; init; }

    /// <summary>Where in the first unit; empty for an insertion, then the place before which it belongs.</summary>
    public required TokenSpan FirstSpan { get; init; }

    /// <summary>Where in the second unit; empty for a deletion.</summary>
    public required TokenSpan SecondSpan { get; init; }

    /// <summary>The tokens of the first span.</summary>
    public required string FirstText { get; init; }

    /// <summary>The tokens of the second span.</summary>
    public required string SecondText { get; init; }
}
