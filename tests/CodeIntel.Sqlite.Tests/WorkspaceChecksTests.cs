using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite.Tests;

public sealed class WorkspaceChecksTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    public WorkspaceChecksTests()
    {
        _sample.WriteEverything();
        var stages = new StageTable(_sample.Workspace);
        foreach (var stage in (string[])["measure", "crossref"])
        {
            // finished without beginning, which would clear the rows
            _sample.Scalar($"insert into stages (name, fingerprint) values ('{stage}', 'f')");
            stages.Finish(stage, "f", SampleWorkspace.Report(stage));
        }
    }

    [Fact]
    public void Finds_nothing_in_a_workspace_as_it_was_written()
    {
        var checks = new WorkspaceChecks(_sample.Workspace);

        Assert.Empty(checks.Integrity());
        Assert.Empty(checks.ForeignKeys());
        Assert.Empty(checks.StageHashes());
        Assert.Empty(checks.Examples());
    }

    [Fact]
    public void Finds_a_changed_text()
    {
        var other = TextCodec.Encode("void Pirse() { return; }\nvoid GetName() { return; }\n");
        _sample.Scalar($"update source_files set text = x'{Convert.ToHexString(other)}' where id = 1");

        var problem = Assert.Single(new WorkspaceChecks(_sample.Workspace).Examples());

        Assert.Contains("row 1", problem, StringComparison.Ordinal);
        Assert.Contains("does not agree", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update repositories set url = 'https://example.org/other' where id = 2", 2)]
    [InlineData("update examples set start = start + 1 where id = 2", 1)]
    [InlineData("update examples set length = 2147483647 where id = 2", 1)]
    [InlineData("update examples set start = -1 where id = 2", 1)]
    [InlineData("update source_files set text = x'00FF00' where id = 1", 2)]
    [InlineData("update features set contexts = x'FF' where example_row = 3", 1)]
    [InlineData("update features set graph = x'0102' where example_row = 3", 1)]
    public void Finds_examples_that_are_not_what_they_were(string sql, int problems)
    {
        _sample.Scalar(sql);

        Assert.Equal(problems, new WorkspaceChecks(_sample.Workspace).Examples().Count);
    }

    [Fact]
    public void Finds_a_broken_foreign_key()
    {
        _sample.Execute("pragma foreign_keys = off; delete from source_files where id = 3");

        var problems = new WorkspaceChecks(_sample.Workspace).ForeignKeys();

        Assert.Equal(2, problems.Count);
        Assert.All(problems, p => Assert.Contains("refers to no row of source_files", p, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("update epoch_values set value = 0.3 where epoch = 1", "measure")]
    [InlineData("delete from conclusions where id = 1", "crossref")]
    public void Finds_output_that_changed_after_its_stage_finished(string sql, string stage)
    {
        _sample.Scalar(sql);

        var problem = Assert.Single(new WorkspaceChecks(_sample.Workspace).StageHashes());

        Assert.StartsWith($"{stage}: its output has changed", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_output_that_can_no_longer_be_read()
    {
        _sample.Scalar("insert into stages (name, fingerprint) values ('train', 'f')");
        new StageTable(_sample.Workspace).Finish("train", "f", SampleWorkspace.Report("train"));
        _sample.Scalar("update runs set labels = x'00FF00'");

        var problem = Assert.Single(new WorkspaceChecks(_sample.Workspace).StageHashes());

        Assert.StartsWith("train: its output has changed", problem, StringComparison.Ordinal);
    }

    public void Dispose() => _sample.Dispose();
}
