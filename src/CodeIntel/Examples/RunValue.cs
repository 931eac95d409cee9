namespace CodeIntel.Examples;

/// <summary>
/// One number of a whole run over one split; <paramref name="N"/> examples took part. Measures: <c>epochs-to-fit</c>
/// (epochs).
/// </summary>
public sealed record RunValue(Split Split, string Measure, double Value, long N);
