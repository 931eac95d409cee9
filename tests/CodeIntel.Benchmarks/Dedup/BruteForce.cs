using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Benchmarks.Dedup;

/// <summary>Every pair of files compared by the definitions alone, against what the detector counted.</summary>
internal static class BruteForce
{
    /// <summary>The number of pairs that reach both thresholds, and of those that the detector has not.</summary>
    public static string Run(SourceTokens source, LevelDuplicates found)
    {
        var options = new DedupOptions();
        var units = source
            .Units(DuplicationLevel.File)
            .Where(unit => unit.Tokens.Length >= options.MinTokens)
            .ToList();
        var counts = units
            .Select(unit => unit.Tokens.ToArray().CountBy(token => token).ToDictionary())
            .ToList();
        var pairs = 0L;
        Parallel.For(
            0,
            units.Count,
            i =>
            {
                for (var j = 0; j < i; j++)
                {
                    if (IsSimilar(counts[i], counts[j], options))
                    {
                        Interlocked.Increment(ref pairs);
                    }
                }
            }
        );

        // Type-2 pairs reach the thresholds or not; tokens read from JSON lines have no kinds, so there are none
        var equal = source
            .Units(DuplicationLevel.File)
            .Where(unit => unit.Tokens.Length > 0 && unit.Tokens.Length < options.MinTokens)
            .CountBy(unit => unit.TextHash)
            .Sum(group => (long)group.Value * (group.Value - 1) / 2);
        var detected = found.Summary.Exact + found.Summary.Type1 + found.Summary.Near - equal;
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{pairs} pairs reach the thresholds; detector: {detected} exact, type-1 and near of the same files, "
                + $"{found.Summary.Type2} type-2"
        );
    }

    private static bool IsSimilar(
        Dictionary<int, int> x,
        Dictionary<int, int> y,
        DedupOptions options
    )
    {
        var (small, large) = x.Count <= y.Count ? (x, y) : (y, x);
        if (small.Count < options.SetJaccard * large.Count)
        {
            return false;
        }

        var (common, least) = (0, 0L);
        foreach (var (token, count) in small)
        {
            if (large.TryGetValue(token, out var other))
            {
                common++;
                least += Math.Min(count, other);
            }
        }

        return (double)common / (x.Count + y.Count - common) >= options.SetJaccard
            && (double)least / (x.Values.Sum() + y.Values.Sum() - least) >= options.MultisetJaccard;
    }
}
