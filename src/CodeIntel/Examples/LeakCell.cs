namespace CodeIntel.Examples;

/// <summary>How many of an evaluation split's examples share something of one kind with another split.</summary>
public sealed record LeakCell
{
    /// <summary>What is shared.</summary>
    public required LeakKind Kind { get; init; }

    /// <summary>The split whose examples are counted: validation or test.</summary>
    public required Split Evaluated { get; init; }

    /// <summary>The split they share something with: train, or validation for test.</summary>
    public required Split Other { get; init; }

    /// <summary>Clusters, or labels, with examples in both splits.</summary>
    public required long Shared { get; init; }

    /// <summary>Examples of <see cref="Evaluated"/> that are in one of them.</summary>
    public required long Leaked { get; init; }

    /// <summary>Examples of <see cref="Evaluated"/>.</summary>
    public required long Examples { get; init; }

    /// <summary>Leaked share, in [0, 1]; 0 without examples.</summary>
    public double Share => Examples == 0 ? 0 : (double)Leaked / Examples;
}
