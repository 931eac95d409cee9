namespace CodeIntel.Measures;

/// <summary>
/// Gini coefficient of losses (Rabin 2022): G = Σ_i Σ_j |l_i − l_j| / (2 n² mean(l)), in [0, 1) for losses ≥ 0. From
/// the sorted losses, i = 1 … n: G = Σ_i (2 i − n − 1) l_i / (n Σ l). O(n log n).
/// </summary>
internal static class LossGini
{
    /// <summary>
    /// The coefficient and the number of losses in it; losses that are not finite are left out, 0 when all are 0.
    /// </summary>
    public static (double Gini, int N) Of(ReadOnlySpan<float> losses)
    {
        var sorted = new List<float>(losses.Length);
        foreach (var loss in losses)
        {
            if (float.IsFinite(loss))
            {
                sorted.Add(loss);
            }
        }

        sorted.Sort();
        double weighted = 0;
        double sum = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            weighted += ((2.0 * (i + 1)) - sorted.Count - 1) * sorted[i];
            sum += sorted[i];
        }

        // equal losses may leave a rounding error below zero
        return (sum == 0 ? 0 : Math.Max(0, weighted / (sorted.Count * sum)), sorted.Count);
    }
}
