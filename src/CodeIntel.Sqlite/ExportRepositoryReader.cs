using CodeIntel.Export;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>
/// Repositories with the licence that holds where a file states none: the declared one, else what was found in the
/// repository's licence files (several: all of them hold), else null.
/// </summary>
internal sealed class ExportRepositoryReader(Workspace workspace)
{
    private const string Unknown = "unknown";

    public IReadOnlyList<ExportRepository> Read()
    {
        var found = workspace.Connection.Query<(long Repository, string Licence)>(
            "select repository_id, licence from repository_licences order by repository_id, path")
            .GroupBy(row => row.Repository)
            .ToDictionary(group => group.Key, group => Joined([.. group.Select(row => row.Licence).Distinct()]));
        return
        [
            .. workspace.Connection.Query<(long Id, string Url, string Commit, string? Licence)>(
                "select id, url, commit_id, licence from repositories order by id")
                .Select(row => new ExportRepository(
                    row.Id, row.Url, row.Commit, row.Licence ?? found.GetValueOrDefault(row.Id))),
        ];
    }

    private static string? Joined(string[] licences) => licences.Contains(Unknown) ? null
        : string.Join(" AND ", licences.Select(licence => licence.Contains(" OR ") ? $"({licence})" : licence));
}
