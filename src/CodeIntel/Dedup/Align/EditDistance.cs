namespace CodeIntel.Dedup.Align;

/// <summary>
/// Fewest insertions and deletions that turn one sequence into the other: the greedy algorithm of Myers 1986 in O((n +
/// m) D) time and O(n + m) memory, after the common ends are cut off.
/// </summary>
internal static class EditDistance
{
    /// <summary>The distance D, or null where more than <paramref name="maxSteps"/> steps would be needed.</summary>
    public static int? Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second, long maxSteps)
    {
        var prefix = first.CommonPrefixLength(second);
        first = first[prefix..];
        second = second[prefix..];
        while (first.Length > 0 && second.Length > 0 && first[^1] == second[^1])
        {
            first = first[..^1];
            second = second[..^1];
        }

        var most = first.Length + second.Length;
        var furthest = new int[(2 * most) + 2];
        long steps = 0;
        for (var distance = 0; distance <= most; distance++)
        {
            for (var diagonal = -distance; diagonal <= distance; diagonal += 2)
            {
                var down = diagonal == -distance
                    || (diagonal != distance && furthest[most + diagonal - 1] < furthest[most + diagonal + 1]);
                var x = down ? furthest[most + diagonal + 1] : furthest[most + diagonal - 1] + 1;
                var from = x;
                while (x < first.Length && x - diagonal < second.Length && first[x] == second[x - diagonal])
                {
                    x++;
                }

                furthest[most + diagonal] = x;
                steps += 1 + x - from;
                if (x >= first.Length && x - diagonal >= second.Length)
                {
                    return distance;
                }
            }

            if (steps > maxSteps)
            {
                return null;
            }
        }

        return most;
    }
}
