namespace CodeIntel.Benchmarks.Train;

/// <summary>The median of an odd number of rounds, or the upper one of the two in the middle.</summary>
internal static class Middle
{
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
