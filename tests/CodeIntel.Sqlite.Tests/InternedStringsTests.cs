using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Tests;

public sealed class InternedStringsTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Rows_do_not_depend_on_how_many_strings_are_in_memory(int maxEntries)
    {
        var random = SeededRandom.For("interned", 1);
        var texts = Enumerable.Range(0, 400)
            .Select(_ => new string((char)('a' + random.Next(20)), 1 + random.Next(3))).ToList();
        texts.Add(new string('x', 500));
        texts.Add(new string('x', 500));
        var expected = new Dictionary<string, int>();
        var strings = Strings(maxEntries);

        _sample.Workspace.Transaction(transaction => Assert.All(texts, text =>
        {
            expected.TryAdd(text, expected.Count + 1);
            Assert.Equal(expected[text], strings.Row(text, transaction));
        }));

        Assert.Equal(expected.Count, strings.Count);
        Assert.Equal(expected.Count, _sample.Rows("terminals"));
    }

    [Fact]
    public void A_table_that_does_not_fit_is_looked_up()
    {
        _sample.Workspace.Transaction(transaction =>
            Assert.All(Enumerable.Range(1, 10), i => Assert.Equal(i, Strings(100).Row($"t{i}", transaction))));

        var small = Strings(4);
        small.Load(10, []);

        _sample.Workspace.Transaction(transaction =>
        {
            Assert.Equal([7, 1, 11], ((string[])["t7", "t1", "new"]).Select(text => small.Row(text, transaction)));
        });
    }

    public void Dispose() => _sample.Dispose();

    private InternedStrings Strings(int maxEntries)
    {
        var strings = new InternedStrings(
            _sample.Workspace,
            "select id from terminals where text = ?2",
            "insert into terminals (id, text) values (?1, ?2)",
            static (statement, text) => statement.Bind(2, text),
            maxEntries);
        strings.Load(
            (int)_sample.Rows("terminals"),
            [.. new TrainingTable(_sample.Workspace).Terminals().Select(t => (t.Id, t.Text))]);
        return strings;
    }
}
