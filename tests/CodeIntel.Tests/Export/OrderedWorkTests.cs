using CodeIntel.Export;

namespace CodeIntel.Tests.Export;

public class OrderedWorkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Results_come_in_the_order_of_the_input(int jobs)
    {
        var results = new List<int>();

        OrderedWork.Run(Enumerable.Range(0, 200), Slow, results.Add, jobs, TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 200).Select(i => i * i), results);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_failure_is_thrown_at_its_turn(int jobs)
    {
        var results = new List<int>();

        var thrown = Assert.Throws<InvalidDataException>(() => OrderedWork.Run(
            Enumerable.Range(0, 50), i => i == 20 ? throw new InvalidDataException("20") : i, results.Add, jobs,
            TestContext.Current.CancellationToken));

        Assert.Equal("20", thrown.Message);
        Assert.Equal(Enumerable.Range(0, 20), results);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Stops_when_it_is_cancelled(int jobs)
    {
        using var source = new CancellationTokenSource();
        var seen = 0;

        Assert.Throws<OperationCanceledException>(() => OrderedWork.Run(
            Enumerable.Range(0, 1_000_000),
            i => i,
            _ =>
            {
                if (++seen == 10)
                {
                    source.Cancel();
                }
            },
            jobs,
            source.Token));
        Assert.InRange(seen, 10, 40);
    }

    private static int Slow(int i)
    {
        Thread.SpinWait(i % 7 * 2_000);
        return i * i;
    }
}
