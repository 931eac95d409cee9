using CodeIntel.Export.Formats;

namespace CodeIntel.Tests.Export.Formats;

public class ContextHistogramTests
{
    [Fact]
    public void Sorts_by_count_and_then_by_text()
    {
        var histogram = new ContextHistogram();
        histogram.Add([KeyValuePair.Create("b", 1), KeyValuePair.Create("a", 1), KeyValuePair.Create("c", 2)]);
        histogram.Add("c");

        Assert.Equal(["c 3", "a 1", "b 1"], histogram.Sorted().Select(pair => $"{pair.Key} {pair.Value}"));
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(3, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    public void A_limit_makes_no_choice_among_equals(int max, int kept)
    {
        List<KeyValuePair<string, long>> sorted = [new("a", 5), new("b", 2), new("c", 2), new("d", 2)];

        Assert.Equal(kept, ContextHistogram.AboveCount(sorted, max).Count);
    }
}
