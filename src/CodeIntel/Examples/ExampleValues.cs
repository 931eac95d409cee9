namespace CodeIntel.Examples;

/// <summary>
/// A measure of every training example of a run, named as in study files (<c>aum</c>). Rows ascend; values are NaN
/// where the measure is undefined, and +∞ for forgetting of a never learnt example.
/// </summary>
public sealed record ExampleValues(string Measure, long[] Rows, double[] Values);
