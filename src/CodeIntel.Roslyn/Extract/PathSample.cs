using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Draws distinct ranks uniformly (Floyd's algorithm, Bentley 1987).</summary>
internal static class PathSample
{
    /// <summary>
    /// <paramref name="take"/> of the ranks 0 … <paramref name="count"/> − 1, ascending; null where that is all.
    /// </summary>
    public static long[]? Ranks(long count, int take, ulong seed)
    {
        if (count <= take)
        {
            return null;
        }

        var random = new SeededRandom(seed);
        var chosen = new HashSet<long>(take);
        for (var last = count - take; last < count; last++)
        {
            var candidate = Below(random, last + 1);
            chosen.Add(chosen.Contains(candidate) ? last : candidate);
        }

        var ranks = chosen.ToArray();
        Array.Sort(ranks);
        return ranks;
    }

    /// <summary>A whole number below a bound; the bias of one multiplication is under 2⁻²⁰ for any unit.</summary>
    private static long Below(SeededRandom random, long exclusiveMax) =>
        (long)Math.BigMul(random.NextUInt64(), (ulong)exclusiveMax, out _);
}
