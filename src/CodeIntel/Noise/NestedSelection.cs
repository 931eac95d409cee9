using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>
/// Orders examples so that every prefix is a stratified sample: the examples noisy at level L are the first round(L ·
/// n) of one order, so levels are nested exactly and the rate is exact.
/// </summary>
/// <remarks>
/// The k-th example of a label with n_l examples comes at time (k − δ_l) / n_l, 0 ≤ δ_l &lt; 1. Up to time t the label
/// then has ⌊t · n_l + δ_l⌋ examples: less than one away from t · n_l. Many labels have one example only, so the
/// offsets δ must not be rounded alike: the K labels of one frequency get (i + φ) / K, i = 0 … K − 1 in a random order,
/// φ uniform. By Hermite's identity Σ_i ⌊x + (i + φ) / K⌋ = ⌊K · x + φ⌋: together they are as even as one label of K ·
/// n_l examples. Each example is as likely as any other to be noisy at each level. Where n_f frequencies differ, t(L)
/// is within n_f / n of L, so a label's number is within 1 + n_l · n_f / n of L · n_l. An ineligible example's turn
/// falls to the next in line, of any label.
/// </remarks>
internal static class NestedSelection
{
    /// <summary>Rank from 1 of each eligible example in that order; 0 for the others.</summary>
    public static int[] Rank(IReadOnlyList<string> labels, IReadOnlyList<bool> eligible, SeededRandom random)
    {
        var times = new double[labels.Count];
        var ties = new ulong[labels.Count];
        foreach (var frequency in ByFrequency(labels))
        {
            random.Shuffle<int[]>(frequency);
            var phase = random.NextDouble();
            for (var i = 0; i < frequency.Length; i++)
            {
                var offset = (i + phase) / frequency.Length;
                SetTimes(frequency[i], eligible, offset, times, random);
            }
        }

        for (var i = 0; i < ties.Length; i++)
        {
            ties[i] = random.NextUInt64();
        }

        var order = Enumerable
            .Range(0, labels.Count)
            .Where(i => eligible[i])
            .OrderBy(i => times[i])
            .ThenBy(i => ties[i]);
        return Invert(order, labels.Count);
    }

    /// <summary>How many of n examples are noisy at a level, before refusals: round(level · n), halves up.</summary>
    public static int CountAt(double level, int n) => (int)Math.Round(level * n, MidpointRounding.AwayFromZero);

    /// <summary>
    /// The indices of each label, labels of one frequency together, in an order that only labels decide.
    /// </summary>
    private static IEnumerable<int[][]> ByFrequency(IReadOnlyList<string> labels) =>
        Enumerable
            .Range(0, labels.Count)
            .GroupBy(i => labels[i], StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.ToArray())
            .GroupBy(indices => indices.Length)
            .OrderBy(group => group.Key)
            .Select(group => group.ToArray());

    private static void SetTimes(
        int[] indices,
        IReadOnlyList<bool> eligible,
        double offset,
        double[] times,
        SeededRandom random
    )
    {
        // all are shuffled, not only the eligible: one more refusal does not reorder the rest
        random.Shuffle<int>(indices);
        var turn = 0;
        foreach (var index in indices.Where(index => eligible[index]))
        {
            times[index] = (++turn - offset) / indices.Length;
        }
    }

    private static int[] Invert(IEnumerable<int> order, int count)
    {
        var ranks = new int[count];
        var rank = 0;
        foreach (var index in order)
        {
            ranks[index] = ++rank;
        }

        return ranks;
    }
}
