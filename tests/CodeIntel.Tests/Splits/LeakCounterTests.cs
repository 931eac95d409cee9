using CodeIntel.Examples;
using CodeIntel.Splits;

namespace CodeIntel.Tests.Splits;

public class LeakCounterTests
{
    [Fact]
    public void Counts_examples_with_a_member_of_their_cluster_in_the_other_split()
    {
        for (var seed = 0UL; seed < 20; seed++)
        {
            var random = SeededRandom.For("leaks", seed);
            var examples = InMemorySplit.Create(seed, 8).ExampleList;
            var splits = examples.Select(_ => (Split)random.Next(3)).ToArray();

            var leaks = LeakCounter.Count(examples, splits);

            Assert.Equal(18, leaks.Cells.Count);
            foreach (var cell in leaks.Cells)
            {
                var others = KeysIn(cell.Other, cell.Kind).ToHashSet();
                var leaked = KeysIn(cell.Evaluated, cell.Kind).Where(others.Contains).ToList();
                Assert.Equal((leaked.Count, leaked.Distinct().Count()), (cell.Leaked, cell.Shared));
                Assert.Equal(splits.LongCount(split => split == cell.Evaluated), cell.Examples);
                Assert.Equal((double)cell.Leaked / cell.Examples, cell.Share);
            }

            IEnumerable<object> KeysIn(Split split, LeakKind kind) =>
                examples.Where((_, i) => splits[i] == split).Select(example => KeyOf(example, kind)).OfType<object>();
        }
    }

    [Fact]
    public void An_empty_split_leaks_nothing()
    {
        var examples = InMemorySplit.Create(1, 3).ExampleList;

        var leaks = LeakCounter.Count(examples, [.. examples.Select(_ => Split.Train)]);

        Assert.All(leaks.Cells, cell => Assert.Equal((0, 0, 0.0), (cell.Leaked, cell.Examples, cell.Share)));
    }

    private static object? KeyOf(SplitExample example, LeakKind kind) => kind switch
    {
        LeakKind.Exact => example.ExactCluster,
        LeakKind.Type2 => example.Type2Cluster,
        LeakKind.Near => example.NearCluster,
        LeakKind.Type1 => example.Type1Cluster,
        LeakKind.Name => example.QualifiedName,
        _ => example.Label,
    };
}
