namespace CodeIntel.Reporting.Pages;

/// <summary>
/// Decides which lines of two changed passages stand side by side: those that share most of their tokens, in order.
/// </summary>
internal static class LinePairs
{
    private const int MaxCells = 2_500;

    private const double MinSimilarity = 0.4;

    /// <summary>Pairs of line indices from the top; null where a side has no counterpart.</summary>
    public static IReadOnlyList<(int? Left, int? Right)> Of(string[] left, string[] right)
    {
        if (left.Length * right.Length > MaxCells)
        {
            return
            [
                .. Enumerable
                    .Range(0, Math.Max(left.Length, right.Length))
                    .Select(k => ((int?)(k < left.Length ? k : null), (int?)(k < right.Length ? k : null))),
            ];
        }

        return Walk(Scores(Words(left), Words(right)), left.Length, right.Length);
    }

    private static HashSet<string>[] Words(string[] lines) =>
        [
            .. lines.Select(l =>
                CodeComparison.Tokens(l).Where(t => !string.IsNullOrWhiteSpace(t)).ToHashSet(StringComparer.Ordinal)
            ),
        ];

    private static (double Best, double Here)[,] Scores(HashSet<string>[] left, HashSet<string>[] right)
    {
        var scores = new (double Best, double Here)[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                var here = Similarity(left[i], right[j]);
                var paired = here >= MinSimilarity ? here + scores[i + 1, j + 1].Best : 0;
                scores[i, j] = (Math.Max(paired, Math.Max(scores[i + 1, j].Best, scores[i, j + 1].Best)), here);
            }
        }

        return scores;
    }

    private static List<(int? Left, int? Right)> Walk((double Best, double Here)[,] scores, int lefts, int rights)
    {
        var pairs = new List<(int? Left, int? Right)>();
        var (i, j) = (0, 0);
        while (i < lefts || j < rights)
        {
            if (
                i < lefts
                && j < rights
                && scores[i, j].Here >= MinSimilarity
                && scores[i, j].Best.Equals(scores[i, j].Here + scores[i + 1, j + 1].Best)
            )
            {
                pairs.Add((i++, j++));
            }
            else if (i < lefts && (j == rights || scores[i, j].Best.Equals(scores[i + 1, j].Best)))
            {
                pairs.Add((i++, null));
            }
            else
            {
                pairs.Add((null, j++));
            }
        }

        return pairs;
    }

    private static double Similarity(HashSet<string> a, HashSet<string> b)
    {
        var common = a.Count(b.Contains);
        return a.Count + b.Count == 0 ? 1 : 2.0 * common / (a.Count + b.Count);
    }
}
