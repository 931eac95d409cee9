using CodeIntel.Examples;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>Counts what extraction has committed.</summary>
internal sealed class ExtractionTotalsReader(Workspace workspace)
{
    /// <summary>The counts.</summary>
    public ExtractionTotals Read()
    {
        var drops = new DropTable(workspace).Count("extract");
        lock (workspace.Gate)
        {
            var progress = One("coalesce(sum(files_read), 0), coalesce(sum(units_read), 0)", "extract_progress");
            var files = One("count(*), coalesce(sum(parse_errors > 0), 0)", "source_files");
            var names = One("coalesce(sum(names_bound), 0), coalesce(sum(names_all), 0)", "source_files");
            return new()
            {
                FilesRead = progress.First,
                FilesKept = files.First,
                FilesDropped = Dropped("file"),
                UnitsRead = progress.Second,
                UnitsKept = workspace.Connection.ExecuteScalar<long>("select count(*) from examples"),
                UnitsDropped = Dropped("method"),
                GraphsDropped = Dropped("graph"),
                FilesWithErrors = files.Second,
                FilesOfUnknownLicence = One(
                    "count(*), 0", "source_files where coalesce(effective_licence, 'unknown') = 'unknown'").First,
                Licences = new LicenceTable(workspace).Compare(),
                NamesBound = names.First,
                NamesInAll = names.Second,
                Disabled = workspace.Connection.QuerySingle<(long, long, long)>(
                    "select coalesce(sum(disabled_regions), 0), coalesce(sum(disabled_lines), 0), "
                        + "coalesce(sum(disabled_characters), 0) from source_files"),
                Lines = One("coalesce(sum(lines), 0), 0", "source_files").First,
                Traits = Traits(),
                LeftOut = One("coalesce(sum(other), 0), coalesce(sum(excluded), 0)", "tree_counts"),
                Projects = One("count(*), coalesce(sum(reason is null), 0)", "projects"),
                ProjectsDropped = workspace.Connection.Query<(string Reason, long Count)>(
                    "select reason, count(*) from projects where reason is not null group by reason order by reason")
                    .ToDictionary(row => row.Reason, row => row.Count, StringComparer.Ordinal),
                FilesOfProjects = One("coalesce(sum(files), 0), 0", "projects").First,
            };
        }

        Dictionary<string, long> Dropped(string unit) => drops.Where(drop => drop.Unit == unit)
            .ToDictionary(drop => drop.Reason, drop => drop.Count, StringComparer.Ordinal);
    }

    private (long First, long Second) One(string columns, string table) =>
        workspace.Connection.QuerySingle<(long, long)>($"select {columns} from {table}");

    private List<(SourceTraits Trait, long Files)> Traits()
    {
        var counts = workspace.Connection.Query<(long Traits, long Files)>(
            "select traits, count(*) from source_files group by traits").ToList();
        return [.. Enum.GetValues<SourceTraits>()
            .Select(trait => (trait, counts.Where(row => (row.Traits & (long)trait) != 0).Sum(row => row.Files)))
            .Where(row => row.Item2 > 0)];
    }
}
