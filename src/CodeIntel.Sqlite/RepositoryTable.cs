using CodeIntel.Examples;
using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>The fetched repositories.</summary>
public sealed class RepositoryTable(Workspace workspace) : IRepositoryReader, IRepositoryWriter
{
    /// <inheritdoc/>
    public IReadOnlyList<RepositorySnapshot> Read()
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<Row>("select * from repositories order by id").Select(ToSnapshot)];
        }
    }

    /// <inheritdoc/>
    public void WriteAll(
        IReadOnlyList<RepositorySnapshot> snapshots, IReadOnlyList<Drop> drops) => workspace.Transaction(transaction =>
    {
        workspace.Connection.Execute("delete from drops where stage = 'clone'", transaction: transaction);
        DropTable.Insert(workspace, "clone", drops);
        if (StudyJson.Write(Read()) == StudyJson.Write(snapshots))
        {
            return;
        }

        // ids and rows of everything after depend on the repositories
        StageClearing.ClearAfterClone(workspace, transaction);
        workspace.Connection.Execute("delete from repositories", transaction: transaction);
        foreach (var snapshot in snapshots)
        {
            workspace.Connection.Execute(
                """
                insert into repositories (id, url, commit_id, licence, fixed_split, include, exclude, location, is_git)
                values (@id, @url, @commit, @licence, @split, @include, @exclude, @location, @isGit)
                """,
                new
                {
                    id = snapshot.Row,
                    url = snapshot.Url,
                    commit = snapshot.Commit,
                    licence = snapshot.Licence,
                    split = (int?)snapshot.FixedSplit,
                    include = StudyJson.Write(snapshot.Include),
                    exclude = StudyJson.Write(snapshot.Exclude),
                    location = Stored(snapshot.Location),
                    isGit = snapshot.IsGit,
                },
                transaction);
        }

    });

    private RepositorySnapshot ToSnapshot(Row row) => new()
    {
        Row = row.id,
        Url = row.url,
        Commit = row.commit_id,
        Licence = row.licence,
        FixedSplit = (Split?)row.fixed_split,
        Include = StudyJson.Read<List<string>>(row.include),
        Exclude = StudyJson.Read<List<string>>(row.exclude),
        Location = Path.GetFullPath(row.location, workspace.Folder),
        IsGit = row.is_git != 0,
    };

    // a clone moves with its workspace
    private string Stored(string location)
    {
        var relative = Path.GetRelativePath(workspace.Folder, location);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? location
            : relative.Replace('\\', '/');
    }

#pragma warning disable IDE1006 // named as the columns, which Dapper matches
    private sealed record Row(
        long id, string url, string commit_id, string? licence, long? fixed_split, string include, string exclude,
        string location, long is_git);
#pragma warning restore IDE1006
}
