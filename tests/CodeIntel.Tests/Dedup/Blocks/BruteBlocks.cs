using CodeIntel.Dedup.Blocks;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Dedup.Blocks;

/// <summary>The definition of blocks, tried on every pair of places.</summary>
internal static class BruteBlocks
{
    public static List<SequenceBlock> Of(List<int[]> texts, List<TokenKind> kinds, BlockOptions options)
    {
        var blocks = new List<SequenceBlock>();
        var windows = texts.SelectMany(text => Windows(text, options.MinTokens)).ToList();
        bool IsFrequent(int[] window) =>
            windows.Count(other => AreEqual(window, other, kinds, options.Renamed)) > options.MaxOccurrences;

        for (var second = 0; second < texts.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                blocks.AddRange(Pair(texts[first], texts[second], kinds, options, IsFrequent)
                    .Select(run => new SequenceBlock(first, second, run.First, run.Second, run.Length)));
            }
        }

        return [.. blocks.Order()];
    }

    private static IEnumerable<(int First, int Second, int Length)> Pair(
        int[] a, int[] b, List<TokenKind> kinds, BlockOptions options, Func<int[], bool> isFrequent)
    {
        bool Equal(int i, int j, int length) => i >= 0 && j >= 0 && i + length <= a.Length && j + length <= b.Length
            && AreEqual(a[i..(i + length)], b[j..(j + length)], kinds, options.Renamed);

        var (w, all) = (options.MinTokens, (from i in Enumerable.Range(0, a.Length)
                                            from j in Enumerable.Range(0, b.Length)
                                            select (i, j)).ToList());
        foreach (var (i, j) in all.Where(place => Equal(place.i, place.j, w) && !Equal(place.i - 1, place.j - 1, w)))
        {
            var count = 0;
            while (Equal(i + count, j + count, w))
            {
                count++;
            }

            if (Enumerable.Range(i, count).All(place => isFrequent(a[place..(place + w)])))
            {
                continue;
            }

            var runs = (from start in Enumerable.Range(0, count)
                        from end in Enumerable.Range(start + w, count - start)
                        where Equal(i + start, j + start, end - start)
                        select (start, end)).ToList();
            foreach (var (start, end) in runs.Where(run => !runs.Exists(
                other => other != run && other.start <= run.start && run.end <= other.end)))
            {
                yield return (i + start, j + start, end - start);
            }
        }
    }

    private static IEnumerable<int[]> Windows(int[] text, int window) =>
        Enumerable.Range(0, Math.Max(0, text.Length - window + 1)).Select(start => text[start..(start + window)]);

    /// <summary>Equal, or equal after a one-to-one exchange of identifiers and literals within their kinds.</summary>
    private static bool AreEqual(int[] x, int[] y, List<TokenKind> kinds, bool renamed)
    {
        if (!renamed)
        {
            return x.AsSpan().SequenceEqual(y);
        }

        var pairs = x.Zip(y).Distinct().ToList();
        return pairs.All(p => kinds[p.First] == kinds[p.Second])
            && pairs.All(p => p.First == p.Second || kinds[p.First] >= TokenKind.Identifier)
            && pairs.Select(p => p.First).Distinct().Count() == pairs.Count
            && pairs.Select(p => p.Second).Distinct().Count() == pairs.Count;
    }
}
