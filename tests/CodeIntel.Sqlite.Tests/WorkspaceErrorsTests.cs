using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite.Tests;

public sealed class WorkspaceErrorsTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    [Fact]
    public void Explains_a_full_disk_and_keeps_what_was_committed()
    {
        _sample.WriteCorpus();
        var extraction = _sample.Extraction();
        var repository = SampleWorkspace.Repository(1, "first");
        var large = SampleWorkspace.SourceFile(
            repository, "z.cs", [.. Enumerable.Range(0, 5_000).Select(i => "Method" + i)]);
        _sample.Scalar($"pragma max_page_count = {(long)_sample.Scalar("pragma page_count")! + 4}");

        var full = Assert.Throws<SqliteException>(() => extraction.Commit(SampleWorkspace.Batch(large)));

        Assert.Equal(WorkspaceErrors.DiskFull, WorkspaceErrors.Explain(full));
        Assert.Equal("b/Test.cs", extraction.LastPath(1));
        Assert.Equal(5, extraction.Totals().UnitsKept);
        Assert.Empty(new WorkspaceChecks(_sample.Workspace).Integrity());

        _sample.Scalar("pragma max_page_count = 1000000");
        extraction.Commit(SampleWorkspace.Batch(large));

        Assert.Equal(5_005, extraction.Totals().UnitsKept);
    }

    [Theory]
    [InlineData(5, "locked")]
    [InlineData(8, "cannot be written")]
    [InlineData(10, "cannot be read or written")]
    [InlineData(11, "damaged")]
    [InlineData(13, "disk is full")]
    [InlineData(26, "damaged")]
    public void Explains_known_errors(int code, string words) => Assert.Contains(
        words, WorkspaceErrors.Explain(new SqliteException("message", code)), StringComparison.Ordinal);

    [Fact]
    public void Says_nothing_of_other_errors()
    {
        Assert.Null(WorkspaceErrors.Explain(new SqliteException("message", 1)));
        Assert.Null(WorkspaceErrors.Explain(new InvalidOperationException()));
    }

    public void Dispose() => _sample.Dispose();
}
