using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Tests;

public sealed class StringTablesTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    [Fact]
    public void Gives_rows_by_first_arrival()
    {
        var strings = new StringTables(_sample.Workspace, SampleWorkspace.KindName);

        _sample.Workspace.Transaction(transaction =>
        {
            Assert.Equal([1, 2], strings.Terminals(["b", "a"], transaction));
            Assert.Equal([2, 3, 1], strings.Terminals(["a", "c", "b"], transaction));
            Assert.Equal([1, 2, 1], strings.Terms(
                [new(TokenKind.Identifier, "x"), new(TokenKind.Keyword, "x"), new(TokenKind.Identifier, "x")],
                transaction));
            Assert.Equal(
                [1, 2, 3, 1], strings.Paths([new("ab", 0), new("ab", 1), new("b", 0), new("ab", 0)], transaction));
        });

        Assert.Equal(["b", "a", "c"], new TrainingTable(_sample.Workspace).Terminals().Select(text => text.Text));
        Assert.Equal(
            ["Kind97_Kind98", "Kind97^Kind98", "Kind98"],
            new TrainingTable(_sample.Workspace).Paths().Select(text => text.Text));
    }

    [Fact]
    public void Goes_on_after_reloading_where_it_was()
    {
        _sample.WriteCorpus();
        _sample.Reopen();
        var strings = new StringTables(_sample.Workspace, SampleWorkspace.KindName);

        _sample.Workspace.Transaction(transaction =>
        {
            Assert.Equal([1, 2, 3], strings.Terminals(["void", "return", "parse"], transaction));
            Assert.Equal([6], strings.Terminals(["new"], transaction));
            Assert.Equal([1, 2], strings.Paths([new("\u0010\u0020\u0030", 1), new("\u0010\u0040", 0)], transaction));
        });
    }

    [Fact]
    public void Forgets_what_noise_appended_and_nothing_else()
    {
        _sample.WriteCorpus();
        _sample.WriteSplit();
        var before = Counts();
        _sample.WriteNoise();
        Assert.True(Counts()[1] > before[1]);

        new StageTable(_sample.Workspace).Begin("noise", "f");

        Assert.Equal(before, Counts());

        long[] Counts() =>
            [_sample.Rows("terms"), _sample.Rows("terminals"), _sample.Rows("paths"), _sample.Rows("node_kinds")];
    }

    [Fact]
    public void Keeps_texts_apart_that_differ_in_case_or_in_an_invisible_character()
    {
        var strings = new StringTables(_sample.Workspace, SampleWorkspace.KindName);

        _sample.Workspace.Transaction(transaction =>
            Assert.Equal([1, 2, 3, 4], strings.Terminals(["a", "A", "a\u200b", "a\0b"], transaction)));
        var again = new StringTables(_sample.Workspace, SampleWorkspace.KindName);

        _sample.Workspace.Transaction(transaction =>
            Assert.Equal([4, 3, 2, 1], again.Terminals(["a\0b", "a\u200b", "A", "a"], transaction)));
    }

    public void Dispose() => _sample.Dispose();
}
