namespace CodeIntel.Dedup.Evaluate;

/// <summary>The detector measured on hand-checked pairs.</summary>
public sealed record PairsEvaluation
{
    /// <summary>Every pair, in the order of the file.</summary>
    public required IReadOnlyList<PairOutcome> Pairs { get; init; }

    /// <summary>Figures by relation.</summary>
    public IReadOnlyList<PairFigures> Relations => [.. HandPairs.Relations
        .Select(relation => (relation, own: Pairs.Where(pair => pair.Expected == relation).ToList()))
        .Where(row => row.own.Count > 0)
        .Select(row => new PairFigures(row.relation, row.own.Count,
            row.own.LongCount(pair => pair.Found == row.relation), row.own.LongCount(pair => IsClone(pair.Found))))];

    /// <summary>Pairs that the person and the detector name differently.</summary>
    public IReadOnlyList<PairOutcome> Disagreements => [.. Pairs.Where(pair => pair.Found != pair.Expected)];

    /// <summary>Share of the pairs that are called clones that a person calls so.</summary>
    public double Precision => Ratio(Pairs.LongCount(IsTruePositive), Pairs.LongCount(pair => IsClone(pair.Found)));

    /// <summary>Share of the clones that are found, under any relation.</summary>
    public double Recall => Ratio(Pairs.LongCount(IsTruePositive), Pairs.LongCount(pair => IsClone(pair.Expected)));

    /// <summary>2 P R / (P + R); 0 where both are.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    private static bool IsTruePositive(PairOutcome pair) => IsClone(pair.Found) && IsClone(pair.Expected);

    private static bool IsClone(string relation) => relation is not ("none" or PairsDetection.Unreadable);

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
