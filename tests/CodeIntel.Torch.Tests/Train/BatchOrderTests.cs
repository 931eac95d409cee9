using CodeIntel.Examples;
using CodeIntel.Torch.Tasks.MethodName;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tests.Train;

public sealed class BatchOrderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_every_example_once_in_an_order_of_its_own_per_epoch(bool byLength)
    {
        var set = Set(1003);

        var first = BatchOrder.Of(set, 16, byLength, 5, 1).SelectMany(batch => batch).ToArray();
        var second = BatchOrder.Of(set, 16, byLength, 5, 2).SelectMany(batch => batch).ToArray();

        Assert.Equal(Enumerable.Range(0, 1003), first.Order());
        Assert.NotEqual(first, second);
        Assert.Equal(first, BatchOrder.Of(set, 16, byLength, 5, 1).SelectMany(batch => batch));
        Assert.NotEqual(first, BatchOrder.Of(set, 16, byLength, 6, 1).SelectMany(batch => batch));
        Assert.All(BatchOrder.Of(set, 16, byLength, 5, 1), batch => Assert.InRange(batch.Length, 1, 16));
    }

    [Fact]
    public void Batches_by_length_hold_little_padding()
    {
        var set = Set(2000);

        double Padding(bool byLength)
        {
            var batches = BatchOrder.Of(set, 20, byLength, 1, 1);
            var cells = batches.Sum(batch => batch.Length * batch.Max(set.Length));
            return 1 - (batches.Sum(batch => batch.Sum(set.Length)) / (double)cells);
        }

        Assert.True(Padding(true) < 0.06, $"{Padding(true):P1}");
        Assert.True(Padding(false) > 0.3, $"{Padding(false):P1}");
    }

    private static NameExampleSet Set(int count) => new()
    {
        Ids = new ExampleId[count],
        Contexts = [.. Enumerable.Range(0, count).Select(i => new int[3 * (1 + (i * 7919 % 200))])],
        Labels = new int[count],
        Described = new() { Split = Split.Train, Rows = [], GivenLabels = [], Noisy = [] },
    };
}
