using CodeIntel.Roslyn.Extract;

namespace CodeIntel.Roslyn.Tests.Extract;

public sealed class OrderedPipelineTests
{
    [Fact]
    public void Hands_results_back_in_order_with_a_bounded_number_in_flight()
    {
        var read = 0;
        var handed = new List<int>();

        OrderedPipeline.Run(Source(), Work, handed.Add, 3, TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 500), handed);

        static int Work(int i)
        {
            Thread.SpinWait((i * 7919) % 20_000);
            return i;
        }

        IEnumerable<int> Source()
        {
            for (var i = 0; i < 500; i++)
            {
                read++;
                Assert.True(read - handed.Count <= 193);
                yield return i;
            }
        }
    }

    [Fact]
    public void Throws_what_the_work_threw_after_the_results_before_it()
    {
        var handed = new List<int>();

        Assert.Throws<InvalidOperationException>(() => OrderedPipeline.Run(
            Enumerable.Range(0, 100),
            i => i == 40 ? throw new InvalidOperationException() : i,
            handed.Add,
            2,
            TestContext.Current.CancellationToken));

        Assert.Equal(Enumerable.Range(0, 40), handed);
    }

    [Fact]
    public void Throws_what_the_source_threw_after_the_results_before_it()
    {
        var handed = new List<int>();

        Assert.Throws<InvalidOperationException>(() => OrderedPipeline.Run(
            Enumerable.Range(0, 100).Select(i => i == 41 ? throw new InvalidOperationException() : i),
            i => i,
            handed.Add,
            2,
            TestContext.Current.CancellationToken));

        Assert.Equal(Enumerable.Range(0, 41), handed);
    }

    [Fact]
    public void Reads_ahead_of_a_slow_sink()
    {
        var read = 0;
        var ahead = new List<int>();

        OrderedPipeline.Run(
            Source(), i => i, handed => ahead.Add(read - handed), 2, TestContext.Current.CancellationToken);

        Assert.All(ahead[..^20], n => Assert.True(n >= 4, $"{n} items ahead"));

        IEnumerable<int> Source()
        {
            for (; read < 200; read++)
            {
                yield return read;
            }
        }
    }
}
