namespace CodeIntel.Dedup.Evaluate;

/// <summary>What the detector says of a hand-checked pair.</summary>
public sealed record PairOutcome
{
    /// <summary>The pair's name.</summary>
    public required string Id { get; init; }

    /// <summary>What a person said.</summary>
    public required string Expected { get; init; }

    /// <summary>What the detector found, in the same words (near is type3), or <c>unreadable</c>.</summary>
    public required string Found { get; init; }

    /// <summary>Jaccard similarity of the token sets.</summary>
    public required double SetJaccard { get; init; }

    /// <summary>Jaccard similarity of the token multisets.</summary>
    public required double MultisetJaccard { get; init; }

    /// <summary>Edit similarity of the tokens.</summary>
    public required double EditSimilarity { get; init; }

    /// <summary>The family of edits of the alignment.</summary>
    public required string Edits { get; init; }

    /// <summary>What the person noted.</summary>
    public required string Note { get; init; }
}
