namespace CodeIntel.Dedup.Evaluate;

/// <summary>What is planted.</summary>
public sealed record EvaluationPlan
{
    /// <summary>Methods that clones are made of. Default: 200.</summary>
    public int Sample { get; init; } = 200;

    /// <summary>Shares of changed tokens, each in [0, 0.4]; 0 plants unedited copies. Default: 0 to 0.4.</summary>
    public IReadOnlyList<double> Rates { get; init; } = [0, 0.1, 0.2, 0.3, 0.4];

    /// <summary>Seed of every choice.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Fewest tokens of a method that clones are made of. Default: 50.</summary>
    public int MinOriginTokens { get; init; } = 50;

    /// <summary>Most tokens of a method that clones are made of. Default: 1000.</summary>
    public int MaxOriginTokens { get; init; } = 1000;
}
