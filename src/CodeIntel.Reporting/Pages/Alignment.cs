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
                length[i, j] = left[i] == right[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        var pairs = new List<(int Left, int Right)>(length[0, 0]);
        for (var (i, j) = (0, 0); i < left.Count && j < right.Count;)
        {
            if (left[i] == right[j])
            {
                pairs.Add((i++, j++));
            }
            else if (length[i + 1, j] >= length[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }
}
