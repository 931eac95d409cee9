namespace CodeIntel.Examples;

/// <summary>
/// Where a model of code-search ranked a query's own method among the distractors, from 1; an equal score ranks before
/// it. <paramref name="Row"/>: the query's example.
/// </summary>
public sealed record QueryRank(long Row, int Rank);
