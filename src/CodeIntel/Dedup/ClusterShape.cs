using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// Medoid and cohesion of a cluster, over its distinct token sequences weighted by the number of their units.
/// </summary>
/// <remarks>
/// Up to <see cref="ComparedSequences"/> sequences, all pairs are compared and both are exact. Beyond, the medoid is
/// that of a sample drawn with a generator seeded by the cluster, and cohesion is the smallest similarity among the
/// sample and between the medoid and every member: an upper bound. By the triangle inequality of the Jaccard distance
/// it
/// is at least 2c − 1 for c the smallest similarity to the medoid.
/// </remarks>
internal sealed class ClusterShape(INearJoin join)
{
    /// <summary>Distinct sequences up to which all pairs are compared.</summary>
    public const int ComparedSequences = 64;

    /// <summary>Sums that differ by less do so by the order of additions: the first member wins.</summary>
    private const double TieTolerance = 1e-9;

    /// <summary>
    /// Position of the medoid among the records, and cohesion. Records are of distinct sequences, in order of their
    /// first units; <paramref name="weights"/> are numbers of units.
    /// </summary>
    public (int Medoid, double Cohesion, bool IsExact) Of(int[] records, int[] weights, long seed)
    {
        if (records.Length == 1)
        {
            return (0, 1, true);
        }

        var sample = Sample(records.Length, seed);
        var sets = Array.ConvertAll(sample, position => join.Load(records[position]));
        var sums = new double[sample.Length];
        var cohesion = 1.0;
        for (var i = 0; i < sample.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var similarity = sets[i].SetJaccard(sets[j]);
                cohesion = Math.Min(cohesion, similarity);
                sums[i] += weights[sample[j]] * similarity;
                sums[j] += weights[sample[i]] * similarity;
            }
        }

        var best = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            // its own copies have similarity 1; the member itself does not count
            sums[i] += weights[sample[i]] - 1;
            best = sums[i] > sums[best] + TieTolerance ? i : best;
        }

        return sample.Length == records.Length
            ? (sample[best], cohesion, true)
            : (sample[best], Math.Min(cohesion, SmallestTo(sets[best], records)), false);
    }

    private static int[] Sample(int count, long seed)
    {
        var all = Enumerable.Range(0, count).ToArray();
        if (count <= ComparedSequences)
        {
            return all;
        }

        var random = SeededRandom.For("cluster shape", (ulong)seed);
        for (var i = 0; i < ComparedSequences; i++)
        {
            var j = i + random.Next(count - i);
            (all[i], all[j]) = (all[j], all[i]);
        }

        Array.Sort(all, 0, ComparedSequences);
        return all[..ComparedSequences];
    }

    private double SmallestTo(TokenCounts medoid, int[] records)
    {
        var smallest = 1.0;
        foreach (var record in records)
        {
            smallest = Math.Min(smallest, medoid.SetJaccard(join.Load(record)));
        }

        return smallest;
    }
}
