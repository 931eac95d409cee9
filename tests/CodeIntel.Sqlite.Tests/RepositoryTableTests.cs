using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Tests;

public sealed class RepositoryTableTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    [Fact]
    public void Gives_back_what_was_written_in_order()
    {
        RepositorySnapshot[] snapshots =
        [
            SampleWorkspace.Repository(1, "first", Split.Test),
            SampleWorkspace.Repository(2, "second") with
            {
                Licence = null,
                IsGit = false,
                Exclude = ["**/*.g.cs"],
                Location = Path.Combine(_sample.Workspace.Repositories, "second.git"),
            },
        ];

        _sample.WriteRepositories(snapshots);

        var read = new RepositoryTable(_sample.Workspace).Read();
        Assert.Equal(snapshots.Select(Text), read.Select(Text));
        Assert.Equal("repositories/second.git", _sample.Scalar("select location from repositories where id = 2"));

        static string Text(RepositorySnapshot snapshot) => Studies.StudyJson.Write(snapshot);
    }

    [Fact]
    public void Keeps_everything_where_the_repositories_are_the_same()
    {
        _sample.WriteEverything();
        var hash = _sample.ContentHashText();

        _sample.WriteRepositories(SampleWorkspace.Repository(1, "first"), SampleWorkspace.Repository(2, "second"));

        Assert.Equal(hash, _sample.ContentHashText());
        Assert.Equal(5, _sample.Rows("examples"));
    }

    [Fact]
    public void Clears_all_that_follows_where_one_differs()
    {
        using var empty = new SampleWorkspace();
        _sample.WriteEverything();
        new StageTable(_sample.Workspace).Begin("report", "f");
        var changed = SampleWorkspace.Repository(2, "second") with { Commit = new('b', 40) };

        _sample.WriteRepositories(SampleWorkspace.Repository(1, "first"), changed);
        empty.WriteRepositories(SampleWorkspace.Repository(1, "first"), changed);

        Assert.Equal(empty.ContentHashText(), _sample.ContentHashText());
        string[] tables =
            ["terms", "terminals", "paths", "node_kinds", "string_marks", "runs", "measured_runs", "stages"];
        Assert.All(tables, table => Assert.Equal(0, _sample.Rows(table)));
    }

    [Fact]
    public void Replaces_the_drops_of_the_last_time()
    {
        var table = new RepositoryTable(_sample.Workspace);
        table.WriteAll([], [new("repository", "a", "unreachable", "d"), new("repository", "b", "unreachable", "d")]);

        table.WriteAll([], [new("repository", "b", "no-commit", "d")]);

        Assert.Equal([("repository", "no-commit", 1)], new DropTable(_sample.Workspace).Count("clone"));
    }

    public void Dispose() => _sample.Dispose();
}
