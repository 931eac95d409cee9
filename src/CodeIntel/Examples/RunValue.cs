namespace CodeIntel.Examples;

/// <summary>
/// One number of a whole run over one split; <paramref name="N"/> examples took part. Measures: <c>epochs-to-fit</c>
/// (epochs), <c>mrr</c> (mean reciprocal rank of the test split's queries, code-search).
/// </summary>
public sealed record RunValue(Split Split, string Measure, double Value, long N);
