using CodeIntel.Examples;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>Licence files of repositories, and the licences of examples.</summary>
public sealed class LicenceTable(Workspace workspace)
{
    /// <summary>Replaces the licence files of a repository.</summary>
    public void Write(
        long repositoryRow, IReadOnlyList<RepositoryLicence> files) => workspace.Transaction(transaction =>
    {
        workspace.Connection.Execute(
            "delete from repository_licences where repository_id = @repositoryRow", new { repositoryRow }, transaction);
        using var insert = transaction.Prepare(
            "insert into repository_licences (repository_id, path, licence, similarity, nearest) "
                + "values ($1, $2, $3, $4, $5)",
            5);
        foreach (var file in files)
        {
            insert.Run(repositoryRow, file.Path, file.Licence, file.Similarity, file.Nearest);
        }
    });

    /// <summary>Per repository what is declared and what was recognized, in row order.</summary>
    public IReadOnlyList<LicenceComparison> Compare()
    {
        lock (workspace.Gate)
        {
            var files = workspace.Connection.Query<(long Repository, string Path, string Licence, double Similarity,
                string? Nearest)>(
                "select repository_id, path, licence, similarity, nearest from repository_licences "
                    + "order by repository_id, path")
                .ToLookup(row => row.Repository, row => new RepositoryLicence(
                    row.Path, row.Licence, row.Similarity, row.Nearest));
            return [.. workspace.Connection.Query<(long Id, string Url, string? Licence)>(
                "select id, url, licence from repositories order by id")
                .Select(row => new LicenceComparison(row.Url, row.Licence, [.. files[row.Id]]))];
        }
    }

    /// <summary>The licence of every example by its row: that of its file, or <c>unknown</c>; ascending.</summary>
    public IEnumerable<(long Row, string Licence)> OfExamples() => workspace.Stream(
        "select e.id, coalesce(f.effective_licence, 'unknown') from examples e join source_files f on f.id = e.file_id "
            + "order by e.id",
        reader => (reader.GetInt64(0), reader.GetString(1)));
}
