namespace CodeIntel.Dedup.Evaluate;

/// <summary>
/// The hand-checked pairs of one relation: how many there are, how many are found under that relation, and how many
/// under any.
/// </summary>
public sealed record PairFigures(string Relation, long Pairs, long Agreed, long FoundAtAll);
