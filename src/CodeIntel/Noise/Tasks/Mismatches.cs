using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// Chooses which half of a split's pairs are mismatched, and whose text each of those gets. Nobody gets a text equal to
/// its own, and no text is given twice: the choice is a part of a derangement of all texts.
/// </summary>
/// <remarks>
/// In a random order in which equal texts stand together, everybody is given the text that stands m places further,
/// round the end, where m is the number of the most frequent text: with n ≥ 2m no text meets its equal. Where one text
/// makes up more than half, those that would get their own stay matches.
/// </remarks>
internal static class Mismatches
{
    /// <summary>
    /// Per text the index of the text that it is given, or −1 where it keeps its own: ⌊n / 2⌋ are given another one, or
    /// as many as can be.
    /// </summary>
    public static int[] Of(IReadOnlyList<string> texts, SeededRandom random)
    {
        var order = Enumerable.Range(0, texts.Count).ToArray();
        random.Shuffle<int>(order);
        var groups = order.GroupBy(i => texts[i], StringComparer.Ordinal).Select(group => group.ToArray()).ToList();
        var together = groups.SelectMany(group => group).ToArray();
        var step = groups.Select(group => group.Length).DefaultIfEmpty(0).Max();
        var given = new int[texts.Count];
        for (var place = 0; place < together.Length; place++)
        {
            given[together[place]] = together[(place + step) % together.Length];
        }

        var mismatched = order.Where(i => texts[given[i]] != texts[i]).Take(texts.Count / 2).ToHashSet();
        return [.. given.Select((other, i) => mismatched.Contains(i) ? other : -1)];
    }
}
