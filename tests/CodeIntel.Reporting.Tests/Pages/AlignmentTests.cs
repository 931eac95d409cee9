using CodeIntel.Examples;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Tests.Pages;

public sealed class AlignmentTests
{
    [Fact]
    public void Finds_a_common_subsequence_as_long_as_brute_force_does()
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            var random = new SeededRandom(seed);
            var (a, b) = (Words(random), Words(random));

            var pairs = Alignment.Of(a, b);

            Assert.Equal(Longest(a, b), pairs.Count);
            Assert.All(pairs, p => Assert.Equal(a[p.Left], b[p.Right]));
            Assert.True(
                pairs.Zip(pairs.Skip(1)).All(p => p.First.Left < p.Second.Left && p.First.Right < p.Second.Right)
            );
        }
    }

    private static string[] Words(SeededRandom random) =>
        [.. Enumerable.Range(0, random.Next(9)).Select(_ => ((char)('a' + random.Next(3))).ToString())];

    private static int Longest(string[] a, string[] b) =>
        Enumerable
            .Range(0, 1 << a.Length)
            .Select(mask => a.Where((_, i) => (mask >> i & 1) == 1).ToArray())
            .Where(subset => IsSubsequence(subset, b))
            .Max(subset => subset.Length);

    private static bool IsSubsequence(string[] part, string[] whole)
    {
        var found = 0;
        foreach (var word in whole)
        {
            found += found < part.Length && part[found] == word ? 1 : 0;
        }

        return found == part.Length;
    }
}
