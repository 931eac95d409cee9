namespace CodeIntel.Dedup.Evaluate;

/// <summary>
/// Two methods that a person compared. <paramref name="Relation"/>: exact, type1, type2, type3, block or none.
/// </summary>
public sealed record HandPair(string Id, string Relation, string First, string Second, string Note);
