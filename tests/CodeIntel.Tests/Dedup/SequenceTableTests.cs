using CodeIntel.Dedup;
using CodeIntel.Examples;

namespace CodeIntel.Tests.Dedup;

public class SequenceTableTests
{
    [Fact]
    public void Numbers_distinct_sequences_by_first_appearance_and_gives_them_back()
    {
        var table = new SequenceTable();
        var expected = new List<int[]>();
        var random = SeededRandom.For("sequences", 1);
        for (var i = 0; i < 20_000; i++)
        {
            var tokens = Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(6)).ToArray();
            var known = expected.FindIndex(other => other.SequenceEqual(tokens));
            if (known < 0)
            {
                expected.Add(tokens);
            }

            Assert.Equal(known < 0 ? expected.Count - 1 : known, table.Intern(tokens));
        }

        Assert.Equal(expected.Count, table.Count);
        Assert.All(Enumerable.Range(0, table.Count), i => Assert.Equal(expected[i], table[i].ToArray()));
    }

    [Fact]
    public void Keeps_sequences_longer_than_a_block()
    {
        var table = new SequenceTable();
        var giant = Enumerable.Range(0, 1_000_000).ToArray();

        Assert.Equal([0, 1, 0], [table.Intern(giant), table.Intern(giant.AsSpan(1)), table.Intern(giant)]);

        Assert.Equal(giant, table[0].ToArray());
    }
}
