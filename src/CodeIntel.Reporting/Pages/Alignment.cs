namespace CodeIntel.Reporting.Pages;

/// <summary>Longest common subsequence of two short lists, O(n·m) time and memory.</summary>
internal static class Alignment
{
    /// <summary>Positions that correspond, ascending on both sides.</summary>
    public static IReadOnlyList<(int Left, int Right)> Of(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var length = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                length[i, j] =
                    left[i] == right[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        var pairs = new List<(int Left, int Right)>(length[0, 0]);
        var (x, y) = (0, 0);
        while (x < left.Count && y < right.Count)
        {
            if (left[x] == right[y])
            {
                pairs.Add((x++, y++));
            }
            else if (length[x + 1, y] >= length[x, y + 1])
            {
                x++;
            }
            else
            {
                y++;
            }
        }

        return pairs;
    }
}
