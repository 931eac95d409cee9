namespace CodeIntel.CrossReference;

/// <summary>
/// Spearman's ρ under resampling, ranks and all: Pearson's correlation of average ranks, where an example that was
/// drawn w times counts w times. Sorting once makes each resample O(n): a tie group of weight w after weight c has rank
/// c + (w + 1) / 2.
/// </summary>
internal sealed class WeightedSpearman
{
    private readonly (int Cluster, int Class)[] _examples;
    private readonly int[] _groupEnds;
    private readonly double[] _classRanks;

    /// <summary>Sorts examples by value (+∞ last) and numbers the distinct factors.</summary>
    public WeightedSpearman(int[] clusters, double[] values, int[] factors)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var distinct = factors.Distinct().Order().ToArray();
        _examples = [.. order.Select(i => (clusters[i], Array.BinarySearch(distinct, factors[i])))];
        _classRanks = new double[distinct.Length];
        _groupEnds = [.. Enumerable.Range(1, order.Length)
            .Where(end => end == order.Length || !values[order[end]].Equals(values[order[end - 1]]))];
    }

    /// <summary>False where all factors are equal, so that no correlation is defined.</summary>
    public bool IsDefined => _classRanks.Length > 1;

    /// <summary>
    /// ρ where cluster c was drawn <paramref name="weights"/>[c] times; NaN where either side is constant.
    /// </summary>
    public double Rho(int[] weights)
    {
        var (total, factorSquares) = RankClasses(weights);
        double products = 0;
        double squares = 0;
        double before = 0;
        var start = 0;
        foreach (var end in _groupEnds)
        {
            var weight = 0;
            double factorRanks = 0;
            foreach (var (cluster, factor) in _examples.AsSpan(start, end - start))
            {
                weight += weights[cluster];
                factorRanks += weights[cluster] * _classRanks[factor];
            }

            var rank = before + ((weight + 1) / 2.0);
            products += rank * factorRanks;
            squares += weight * rank * rank;
            before += weight;
            start = end;
        }

        // both sides have the mean rank (W + 1) / 2
        var centre = total * (total + 1) / 2 * (total + 1) / 2;
        var spread = Math.Min(squares, factorSquares) - centre;
        return spread > 1e-12 * centre
            ? (products - centre) / Math.Sqrt((squares - centre) * (factorSquares - centre))
            : double.NaN;
    }

    private (double Total, double Squares) RankClasses(int[] weights)
    {
        Array.Clear(_classRanks);
        foreach (var (cluster, factor) in _examples)
        {
            _classRanks[factor] += weights[cluster];
        }

        double before = 0;
        double squares = 0;
        for (var c = 0; c < _classRanks.Length; c++)
        {
            var weight = _classRanks[c];
            var rank = before + ((weight + 1) / 2);
            squares += weight * rank * rank;
            _classRanks[c] = rank;
            before += weight;
        }

        return (before, squares);
    }
}
