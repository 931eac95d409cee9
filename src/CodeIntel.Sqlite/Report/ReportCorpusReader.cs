using CodeIntel.Examples;
using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite.Report;

/// <summary>Repositories, ledger, counts, labels and distributions for the report.</summary>
internal sealed class ReportCorpusReader(Workspace workspace, ReportLimits limits)
{
    private static readonly int[] _edges = [0, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000];

    /// <summary>Repositories in corpus order.</summary>
    public IReadOnlyList<ReportRepository> Repositories() =>
    [
        .. workspace.Connection.Query<(string Url, string Commit, string? Licence, long? Split, long Files, long Units,
            long Bound, long All)>(
            """
            select r.url, r.commit_id, r.licence, r.fixed_split, count(f.id),
              (select count(*) from examples e join source_files g on g.id = e.file_id where g.repository_id = r.id),
              coalesce(sum(f.names_bound), 0), coalesce(sum(f.names_all), 0)
            from repositories r left join source_files f on f.repository_id = r.id group by r.id order by r.id
            """)
            .Select(row => new ReportRepository
            {
                Url = row.Url,
                Commit = row.Commit,
                Licence = row.Licence,
                FixedSplit = (Split?)row.Split,
                Files = row.Files,
                Units = row.Units,
                NamesBound = row.Bound,
                Names = row.All,
            }),
    ];

    /// <summary>Every finished stage's account with examples of its drops.</summary>
    public IReadOnlyList<ReportLedger> Ledger() =>
        [.. new StageTable(workspace).Reports().Where(report => report.Stage != "report")
            .Select(report => new ReportLedger(report, Drops(report)))];

    /// <summary>Units by kind, files by encoding, files and units by trait.</summary>
    public IReadOnlyList<ReportCounts> Counts()
    {
        var kinds = Named(
            "select kind, count(*) from examples group by kind order by kind", kind => KebabCase.Of((UnitKind)kind));
        var encodings = workspace.Connection.Query<(string Name, long Count)>(
            "select encoding, count(*) from source_files group by encoding order by 2 desc, 1")
            .Select(row => new NamedCount(row.Name, row.Count)).ToList();
        return
        [
            new("Units by kind", "units", kinds, kinds.Sum(count => count.Count)),
            new("Files by encoding", "files", encodings, encodings.Sum(count => count.Count)),
            new("Files by trait", "files", Traits("source_files"), null),
            new("Units by trait", "units", Traits("examples"), null),
        ];
    }

    /// <summary>Label statistics of each split that has examples.</summary>
    public IReadOnlyList<ReportLabels> Labels() =>
        [.. Enum.GetValues<Split>().Select(Labels).Where(labels => labels.Examples > 0)];

    /// <summary>Tokens and path contexts per unit.</summary>
    public IReadOnlyList<ReportHistogram> Histograms() =>
    [
        Histogram("unit-tokens", "tokens per unit", "select token_count from examples"),
        Histogram("unit-contexts", "path contexts per unit", "select contexts_in_all from features"),
    ];

    private List<Drop> Drops(StageReport report) =>
    [
        .. report.Ledger.SelectMany(line => line.Dropped.Keys.Select(reason => (line.Unit, Reason: reason)))
            .SelectMany(drop => new DropTable(workspace).Read(
                report.Stage, drop.Unit, drop.Reason, null, limits.DropsPerReason))
            .Select(row => row.Drop)
            .OrderBy(drop => drop.Unit, StringComparer.Ordinal).ThenBy(drop => drop.Reason, StringComparer.Ordinal)
                .ThenBy(drop => drop.Key, StringComparer.Ordinal),
    ];

    private List<NamedCount> Named(string sql, Func<long, string> name) =>
        [.. workspace.Connection.Query<(long Key, long Count)>(sql)
            .Select(row => new NamedCount(name(row.Key), row.Count))];

    private List<NamedCount> Traits(string table) =>
    [
        .. Enum.GetValues<SourceTraits>().Where(trait => trait != SourceTraits.None)
            .Select(trait => new NamedCount(
                KebabCase.Of(trait.ToString()),
                workspace.Connection.ExecuteScalar<long>(
                    $"select count(*) from {table} where traits & {(int)trait} <> 0"))),
    ];

    private ReportLabels Labels(Split split)
    {
        const string Labelled =
            "from examples e join splits s on s.example_row = e.id where s.split = @split and e.label <> ''";
        var key = new { split = (int)split, limits.Labels };
        var (examples, distinct) = workspace.Connection.QuerySingle<(long, long)>(
            $"select count(*), count(distinct e.label) {Labelled}", key);
        return new()
        {
            Split = split,
            Examples = examples,
            Distinct = distinct,
            Once = workspace.Connection.ExecuteScalar<long>(
                $"select count(*) from (select 1 {Labelled} group by e.label having count(*) = 1)", key),
            Unseen = split == Split.Train ? 0 : workspace.Connection.ExecuteScalar<long>(
                $"select count(*) {Labelled} and e.label not in (select t.label from examples t "
                    + "join splits u on u.example_row = t.id where u.split = 0)", key),
            MostFrequent = [.. workspace.Connection.Query<(string Label, long Count)>(
                $"select e.label, count(*) {Labelled} group by e.label order by 2 desc, 1 limit @Labels", key)
                .Select(row => new NamedCount(row.Label, row.Count))],
        };
    }

    private ReportHistogram Histogram(string name, string quantity, string sql)
    {
        var values = workspace.Connection.Query<long>(sql).ToArray();
        Array.Sort(values);
        var bins = new long[_edges.Length];
        foreach (var value in values)
        {
            bins[Array.FindLastIndex(_edges, edge => edge <= value)]++;
        }

        var last = Array.FindLastIndex(bins, count => count > 0);
        return new()
        {
            Name = name,
            Quantity = quantity,
            Unit = "units",
            Bins = [.. bins.Take(last + 1).Select((count, i) => new NamedCount(
                i + 1 < _edges.Length ? $"{_edges[i]}–{_edges[i + 1] - 1}" : $"{_edges[i]}+", count))],
            Median = values.Length == 0 ? 0 : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2.0,
        };
    }
}
