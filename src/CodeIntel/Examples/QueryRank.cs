namespace CodeIntel.Examples;

/// <summary>Where a model ranks a query's own answer among distractors; <paramref name="Rank"/> 1 is first.</summary>
public sealed record QueryRank(long Row, int Rank);
