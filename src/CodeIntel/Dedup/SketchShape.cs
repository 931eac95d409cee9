namespace CodeIntel.Dedup;

/// <summary>
/// Bands and rows of a banded LSH index (Leskovec 2014, section 3.4): a pair of similarity s meets in some band with
/// the
/// probability 1 − (1 − s^r)^b.
/// </summary>
internal readonly record struct SketchShape(int Bands, int Rows)
{
    private const int MostRows = 16;
    private const int MostBands = 200;

    // measured nanoseconds: a token in a row, an entry of a band (written, read, sorted), a pair of one bucket
    private const double TokenRowCost = 0.2;
    private const double EntryCost = 200;
    private const double PairCost = 3;

    /// <summary>Number of rows in all bands.</summary>
    public int HashFunctions => Bands * Rows;

    /// <summary>Probability that a pair of this similarity becomes a candidate.</summary>
    public double Recall(double similarity) => 1 - Math.Pow(1 - Math.Pow(similarity, Rows), Bands);

    /// <summary>
    /// The cheapest shape that finds a pair at the threshold with the wanted recall. More rows mean more work per
    /// record
    /// and fewer unrelated pairs in a bucket; how many of these to expect is read off the similarities of random pairs.
    /// </summary>
    public static SketchShape Choose(
        double threshold, double recall, double records, double meanSize, IReadOnlyList<double> background)
    {
        var (best, lowest) = (default(SketchShape), double.MaxValue);
        for (var rows = 1; rows <= MostRows; rows++)
        {
            var miss = 1 - Math.Pow(threshold, rows);
            var bands = miss <= 0 ? 1 : Math.Max(1, Math.Ceiling(Math.Log(1 - recall) / Math.Log(miss)));
            if (bands > MostBands && rows > 1)
            {
                break;
            }

            var shape = new SketchShape((int)Math.Min(bands, MostBands), rows);
            var cost = shape.Cost(records, meanSize, background);
            (best, lowest) = cost < lowest ? (shape, cost) : (best, lowest);
        }

        return best;
    }

    private double Cost(double records, double meanSize, IReadOnlyList<double> background)
    {
        var rows = Rows;
        var meeting = background.Count == 0 ? 0 : background.Average(similarity => Math.Pow(similarity, rows));
        return (records * ((meanSize * HashFunctions * TokenRowCost) + (Bands * EntryCost)))
            + (Bands * meeting * records * records / 2 * PairCost);
    }
}
