using CodeIntel.Examples;
using CodeIntel.Splits;

namespace CodeIntel.Tests.Splits;

public class GroupDealerTests
{
    public static TheoryData<double, double, double> Ratios =>
        new()
        {
            { 0.8, 0.1, 0.1 },
            { 0.6, 0.2, 0.2 },
            { 1.0 / 3, 1.0 / 3, 1.0 / 3 },
            { 0.9, 0.0, 0.1 },
            { 1.0, 0.0, 0.0 },
        };

    [Theory]
    [MemberData(nameof(Ratios))]
    public void Sizes_miss_the_ratios_by_less_than_the_largest_group(double train, double validation, double test)
    {
        double[] ratios = [train, validation, test];
        for (var seed = 0UL; seed < 60; seed++)
        {
            var groups = Groups(seed, 40 + (int)(seed * 10), 12);
            var total = groups.Sum(group => group.Size);
            var largest = groups.Max(group => group.Size);

            var sizes = Sizes(groups, GroupDealer.Deal(groups, ratios));

            for (var split = 0; split < 3; split++)
            {
                Assert.True(
                    Math.Abs(sizes[split] - (ratios[split] * total)) < Math.Max(1, largest),
                    $"seed {seed}: split {split}"
                );
                Assert.True(ratios[split] > 0 || sizes[split] == 0);
            }
        }
    }

    [Fact]
    public void Every_split_gets_a_group_where_there_are_three()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var groups = Groups(seed, 3 + (int)(seed % 5), 1 + (int)seed);

            var splits = GroupDealer.Deal(groups, [0.8, 0.1, 0.1]);

            Assert.Equal(3, splits.Distinct().Count());
        }
    }

    [Fact]
    public void One_large_group_goes_to_train()
    {
        var groups = new List<SplitGroup> { new(1, 10, null), new(2, 10, null), new(3, 1000, null) };

        var splits = GroupDealer.Deal(groups, [0.8, 0.1, 0.1]);

        Assert.Equal(Split.Train, splits[2]);
        Assert.Equal([Split.Validation, Split.Test], splits[..2].Order());
    }

    [Fact]
    public void Two_groups_are_for_train_and_test()
    {
        var splits = GroupDealer.Deal([new(1, 10, null), new(2, 10, null)], [0.8, 0.1, 0.1]);

        Assert.Equal([Split.Train, Split.Test], splits.Order());
    }

    [Fact]
    public void A_fixed_group_counts_towards_its_split()
    {
        var groups = Enumerable
            .Range(0, 100)
            .Select(i => new SplitGroup((UInt128)i, 1, i < 10 ? Split.Test : null))
            .ToList();

        var splits = GroupDealer.Deal(groups, [0.8, 0.1, 0.1]);

        Assert.All(splits[..10], split => Assert.Equal(Split.Test, split));
        Assert.Equal([80, 10, 10], Sizes(groups, splits));
    }

    private static List<SplitGroup> Groups(ulong seed, int count, int largest)
    {
        var random = SeededRandom.For("groups", seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => new SplitGroup(random.NextUInt64(), 1 + random.Next(largest), null)),
        ];
    }

    private static long[] Sizes(List<SplitGroup> groups, Split[] splits) =>
        [
            .. Enum.GetValues<Split>()
                .Select(split => groups.Where((_, i) => splits[i] == split).Sum(group => group.Size)),
        ];
}
