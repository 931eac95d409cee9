using CodeIntel.Examples;

namespace CodeIntel.Tests.Examples;

public class DisjointSetsTests
{
    [Fact]
    public void Roots_are_the_smallest_members_of_the_transitive_closure()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var random = SeededRandom.For("sets", seed);
            var sets = new DisjointSets(60);
            var roots = Enumerable.Range(0, sets.Count).ToArray();
            for (var unions = random.Next(60); unions > 0; unions--)
            {
                var (a, b) = (random.Next(60), random.Next(60));
                var (low, high) = (Math.Min(roots[a], roots[b]), Math.Max(roots[a], roots[b]));

                Assert.Equal(low != high, sets.Union(a, b));

                roots = [.. roots.Select(root => root == high ? low : root)];
            }

            Assert.Equal(roots, Enumerable.Range(0, sets.Count).Select(sets.Find));
        }
    }
}
