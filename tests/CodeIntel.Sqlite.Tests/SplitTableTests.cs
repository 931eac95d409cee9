using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Sqlite.Tests;

public sealed class SplitTableTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    public SplitTableTests() => _sample.WriteCorpus();

    [Fact]
    public void Reads_examples_with_their_clusters()
    {
        _sample.WriteDuplicates();

        var examples = new SplitTable(_sample.Workspace).Examples().ToList();

        Assert.Equal(["parse", "get|name", "parse", "format", "parse"], examples.Select(example => example.Label));
        Assert.Equal([1L, null, 1L, null, 1L], examples.Select(example => example.NearCluster));
        Assert.Equal([1L, null, 1L, null, 1L], examples.Select(example => example.ExactCluster));
        Assert.All(examples, example => Assert.Null(example.Type2Cluster));
        Assert.Equal([1, 1, 1, 2, 2], examples.Select(example => example.RepositoryRow));
    }

    [Fact]
    public void Reads_repositories_and_the_files_that_hold_examples()
    {
        _sample.Extraction().Commit(SampleWorkspace.Batch(
            SampleWorkspace.SourceFile(SampleWorkspace.Repository(2, "second"), "none.cs")));
        var table = new SplitTable(_sample.Workspace);

        Assert.Equal(
            [new(1, "https://example.org/first", null), new(2, "https://example.org/second", null)],
            table.Repositories());
        Assert.Equal([new(1, 1, "a.cs"), new(2, 1, "b/Test.cs"), new(3, 2, "a.cs")], table.Files());
    }

    [Fact]
    public void Replaces_the_split_and_its_leaks()
    {
        Assert.Null(new SplitTable(_sample.Workspace).ReadLeaks());
        _sample.WriteSplit();

        new SplitTable(_sample.Workspace).Write(new()
        {
            By = SplitUnit.Repository,
            Splits = [new(2, Split.Validation)],
            Leaks = new() { Cells = [] },
        });

        Assert.Equal(1, _sample.Rows("splits"));
        Assert.Empty(new SplitTable(_sample.Workspace).ReadLeaks()!.Cells);
    }

    [Fact]
    public void Gives_back_the_leak_matrix()
    {
        _sample.WriteSplit();

        var cell = new SplitTable(_sample.Workspace).ReadLeaks()!.Of(LeakKind.Near, Split.Test, Split.Train);

        Assert.Equal((1, 1, 2), (cell.Shared, cell.Leaked, cell.Examples));
    }

    public void Dispose() => _sample.Dispose();
}
