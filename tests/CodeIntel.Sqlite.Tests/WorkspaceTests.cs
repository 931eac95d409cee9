namespace CodeIntel.Sqlite.Tests;

public sealed class WorkspaceTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    [Fact]
    public void Creates_the_folder_and_the_schema()
    {
        Assert.True(File.Exists(_sample.Database));
        Assert.Equal((long)Workspace.SchemaVersion, _sample.Scalar("pragma user_version"));
        Assert.Equal(0, _sample.Rows("examples"));
        Assert.Equal("wal", _sample.Scalar("pragma journal_mode"));
        Assert.Equal(1L, _sample.Scalar("pragma foreign_keys"));
        Assert.Equal(Path.Combine(_sample.Folder, "repositories"), _sample.Workspace.Repositories);
    }

    [Fact]
    public void Refuses_a_second_writer_until_the_first_is_done()
    {
        var refusal = Assert.Throws<WorkspaceException>(() => Workspace.Open(_sample.Folder));
        Assert.Contains("in use by another codeintel process", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--workspace", refusal.Message, StringComparison.Ordinal);

        _sample.Reopen();

        Assert.Equal(0, _sample.Rows("examples"));
    }

    [Fact]
    public void Lets_a_reader_in_beside_the_writer()
    {
        _sample.WriteCorpus();

        using var reader = Workspace.OpenToRead(_sample.Folder);

        Assert.Equal(5, new DuplicateTable(reader).Count(Examples.DuplicationLevel.Method));
    }

    [Fact]
    public void Refuses_a_newer_schema()
    {
        _sample.Workspace.Dispose();
        _sample.Execute("pragma user_version = 99");

        var refusal = Assert.Throws<WorkspaceException>(() => Workspace.Open(_sample.Folder));

        Assert.Contains("schema 99", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("newer codeintel", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_file_that_is_no_database_and_leaves_it_as_it_is()
    {
        _sample.Workspace.Dispose();
        File.Delete(_sample.Database);
        File.WriteAllText(_sample.Database, new('x', 5_000));

        var refusal = Assert.Throws<WorkspaceException>(() => Workspace.Open(_sample.Folder));

        Assert.Contains("cannot be opened", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(5_000, new FileInfo(_sample.Database).Length);
        Assert.Throws<WorkspaceException>(() => Workspace.Open(_sample.Folder));
    }

    [Fact]
    public void Does_not_read_what_is_not_there()
    {
        var missing = Path.Combine(_sample.Folder, "missing");

        var refusal = Assert.Throws<WorkspaceException>(() => Workspace.OpenToRead(missing));

        Assert.Contains("no workspace", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public void Refuses_a_folder_that_is_a_file()
    {
        var file = Path.Combine(_sample.Folder, "file");
        File.WriteAllText(file, "");

        Assert.Throws<WorkspaceException>(() => Workspace.Open(file));
    }

    [Fact]
    public void Migrates_an_empty_database()
    {
        var folder = Path.Combine(_sample.Folder, "empty");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "corpus.sqlite"), []);

        using var workspace = Workspace.Open(folder);

        Assert.Empty(new RepositoryTable(workspace).Read());
    }

    [Fact]
    public void Undoes_a_transaction_that_throws()
    {
        Assert.Throws<InvalidOperationException>(() => _sample.Workspace.Transaction(transaction =>
        {
            using var insert = transaction.Prepare("insert into study (id, study, corpus_file) values (1, $1, $2)", 2);
            insert.Run("{}", "corpus.yaml");
            throw new InvalidOperationException("in the middle");
        }));

        Assert.Equal(0, _sample.Rows("study"));
    }

    public void Dispose() => _sample.Dispose();
}
