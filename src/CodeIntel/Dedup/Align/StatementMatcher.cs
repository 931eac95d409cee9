namespace CodeIntel.Dedup.Align;

/// <summary>
/// Aligns two lists of statements in order so that the sum over matched statements of likeness × tokens is largest
/// (Needleman and Wunsch 1970); only statements at least half alike may be matched. Where that table would be too
/// large, equal statements that occur once in both lists are matched first (patience), and the table is used between
/// them; what is still too large is left unmatched and <see cref="IsExact"/> becomes false.
/// </summary>
internal sealed class StatementMatcher(List<Statement> first, List<Statement> second, long budget)
{
    private const int LeastLikeness = 500;

    private readonly int[] _matches = [.. Enumerable.Repeat(-1, first.Count)];
    private long _budget = budget;

    /// <summary>False where something was left unmatched for its size.</summary>
    public bool IsExact { get; private set; } = true;

    /// <summary>For every statement of the first list, its match in the second, ascending, or −1.</summary>
    public int[] Match()
    {
        Match(0, first.Count, 0, second.Count, mayAnchor: true);
        return _matches;
    }

    private void Match(int start, int end, int otherStart, int otherEnd, bool mayAnchor)
    {
        while (start < end && otherStart < otherEnd && first[start].Number == second[otherStart].Number)
        {
            _matches[start++] = otherStart++;
        }

        while (start < end && otherStart < otherEnd && first[end - 1].Number == second[otherEnd - 1].Number)
        {
            _matches[--end] = --otherEnd;
        }

        if (start == end || otherStart == otherEnd)
        {
            return;
        }

        var work = Work(start, end, otherStart, otherEnd);
        if (work <= _budget)
        {
            _budget -= work;
            Fill(start, end, otherStart, otherEnd);
            return;
        }

        var anchors = mayAnchor ? Anchors(start, end, otherStart, otherEnd) : [];
        IsExact = false;
        foreach (var (anchor, other) in anchors)
        {
            Match(start, anchor, otherStart, other, mayAnchor: false);
            _matches[anchor] = other;
            (start, otherStart) = (anchor + 1, other + 1);
        }

        if (anchors.Count > 0)
        {
            Match(start, end, otherStart, otherEnd, mayAnchor: false);
        }
    }

    private long Work(int start, int end, int otherStart, int otherEnd)
    {
        long tokens = first[end - 1].Span.End - first[start].Span.Start;
        long otherTokens = second[otherEnd - 1].Span.End - second[otherStart].Span.Start;
        return (tokens * (otherEnd - otherStart)) + (otherTokens * (end - start));
    }

    private void Fill(int start, int end, int otherStart, int otherEnd)
    {
        var (rows, columns) = (end - start, otherEnd - otherStart);
        var best = new long[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                best[i, j] = Math.Max(
                    Math.Max(best[i + 1, j], best[i, j + 1]),
                    best[i + 1, j + 1] + Gain(first[start + i], second[otherStart + j]));
            }
        }

        for (var (i, j) = (0, 0); i < rows && j < columns;)
        {
            var gain = Gain(first[start + i], second[otherStart + j]);
            if (gain > 0 && best[i, j] == best[i + 1, j + 1] + gain)
            {
                _matches[start + i++] = otherStart + j++;
            }
            else if (best[i, j] == best[i + 1, j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    private static long Gain(Statement a, Statement b)
    {
        var likeness = a.Likeness(b);
        return likeness < LeastLikeness ? 0 : (long)likeness * (a.Span.Length + b.Span.Length);
    }

    /// <summary>The longest ascending chain of equal statements that occur once in both ranges.</summary>
    private List<(int First, int Second)> Anchors(int start, int end, int otherStart, int otherEnd)
    {
        var others = Singles(second, otherStart, otherEnd);
        var common = Singles(first, start, end)
            .Where(single => others.ContainsKey(single.Key))
            .Select(single => (First: single.Value, Second: others[single.Key]))
            .OrderBy(pair => pair.First)
            .ToList();
        var tails = new List<int>();
        var previous = new int[common.Count];
        for (var i = 0; i < common.Count; i++)
        {
            var place = tails.BinarySearch(
                i, Comparer<int>.Create((a, b) => common[a].Second.CompareTo(common[b].Second)));
            place = place < 0 ? ~place : place;
            previous[i] = place == 0 ? -1 : tails[place - 1];
            if (place == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[place] = i;
            }
        }

        var chain = new List<(int, int)>();
        for (var i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = previous[i])
        {
            chain.Add(common[i]);
        }

        chain.Reverse();
        return chain;
    }

    private static Dictionary<int, int> Singles(List<Statement> statements, int start, int end) =>
        Enumerable.Range(start, end - start).GroupBy(i => statements[i].Number)
            .Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First());
}
