using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Tests;

public sealed class RecentStringsTests
{
    [Fact]
    public void Knows_all_strings_while_they_are_few_enough()
    {
        var strings = new RecentStrings(5_000);
        var random = SeededRandom.For("recent", 1);
        var texts = Enumerable.Range(0, 5_000)
            .Select(i => new string((char)(1 + random.Next(0xD000)), random.Next(5)) + i).ToList();

        Assert.All(texts, (text, i) => Assert.False(strings.Add(text, i + 1)));

        Assert.All(texts, (text, i) => Assert.Equal(i + 1, strings.Row(text)));
        Assert.Equal(0, strings.Row("another"));
    }

    [Fact]
    public void Forgets_what_was_not_asked_for_when_it_is_full()
    {
        var strings = new RecentStrings(100);
        Assert.All(Enumerable.Range(1, 100), i => Assert.False(strings.Add($"s{i}", i)));
        Assert.All(Enumerable.Range(1, 10), i => Assert.Equal(i, strings.Row($"s{i}")));

        Assert.True(strings.Add("new", 101));

        Assert.All(Enumerable.Range(1, 10), i => Assert.Equal(i, strings.Row($"s{i}")));
        Assert.All(Enumerable.Range(11, 90), i => Assert.Equal(0, strings.Row($"s{i}")));
        Assert.Equal(101, strings.Row("new"));
    }

    [Fact]
    public void Forgets_half_where_all_were_asked_for()
    {
        var strings = new RecentStrings(100);
        Assert.All(Enumerable.Range(1, 100), i => Assert.False(strings.Add($"s{i}", i)));
        Assert.All(Enumerable.Range(1, 100), i => Assert.Equal(i, strings.Row($"s{i}")));

        Assert.True(strings.Add("new", 101));

        Assert.Equal(50, Enumerable.Range(1, 100).Count(i => strings.Row($"s{i}") == i));
        Assert.Equal(50, Enumerable.Range(1, 100).Count(i => strings.Row($"s{i}") == 0));
    }

    [Fact]
    public void The_empty_string_is_a_string_and_a_long_one_is_not_kept()
    {
        var strings = new RecentStrings(10);

        Assert.False(strings.Add("", 1));
        Assert.False(strings.Add(new string('x', RecentStrings.MaxLength), 2));
        Assert.False(strings.Add(new string('x', RecentStrings.MaxLength + 1), 3));

        Assert.Equal(1, strings.Row(""));
        Assert.Equal(2, strings.Row(new string('x', RecentStrings.MaxLength)));
        Assert.Equal(0, strings.Row(new string('x', RecentStrings.MaxLength + 1)));
    }
}
