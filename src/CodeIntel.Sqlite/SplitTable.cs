using CodeIntel.Examples;
using CodeIntel.Splits;
using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>What the split deals out, and what it decided.</summary>
public sealed class SplitTable(Workspace workspace) : ISplitSource, ISplitWriter
{
    /// <inheritdoc/>
    public IReadOnlyList<SplitRepository> Repositories()
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(long Id, string Url, long? Split)>(
                "select id, url, fixed_split from repositories order by id")
                .Select(row => new SplitRepository(row.Id, row.Url, (Split?)row.Split))];
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<SplitFile> Files() =>
    [
        .. workspace.Stream(
            "select id, repository_id, path from source_files f where exists (select 1 from examples e "
                + "where e.file_id = f.id) order by id",
            reader => new SplitFile(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2))),
    ];

    /// <inheritdoc/>
    public IEnumerable<SplitExample> Examples()
    {
        var exact = Clusters(DuplicationRelation.Exact);
        var type1 = Clusters(DuplicationRelation.Type1);
        var type2 = Clusters(DuplicationRelation.Type2);
        var near = Clusters(DuplicationRelation.Near);
        return workspace.Stream(
            "select e.id, e.example_id, f.repository_id, e.file_id, e.label, e.qualified_name, e.token_count "
                + "from examples e join source_files f on f.id = e.file_id order by e.id",
            reader => new SplitExample
            {
                Row = reader.GetInt64(0),
                Id = new(ContentHash.FromBytes(reader.Blob(1))),
                RepositoryRow = reader.GetInt64(2),
                FileRow = reader.GetInt64(3),
                Label = reader.GetString(4),
                QualifiedName = reader.GetString(5),
                TokenCount = reader.GetInt32(6),
                Type1Cluster = type1.TryGetValue(reader.GetInt64(0), out var o) ? o : null,
                ExactCluster = exact.TryGetValue(reader.GetInt64(0), out var e) ? e : null,
                Type2Cluster = type2.TryGetValue(reader.GetInt64(0), out var t) ? t : null,
                NearCluster = near.TryGetValue(reader.GetInt64(0), out var n) ? n : null,
            });
    }

    /// <inheritdoc/>
    public void Write(SplitResult result) => workspace.Transaction(transaction =>
    {
        workspace.Connection.Execute(
            "delete from splits; delete from leaks; delete from file_dates;", transaction: transaction);
        using var insert = transaction.Prepare("insert into splits (example_row, split) values ($1, $2)", 2);
        foreach (var (row, split) in result.Splits)
        {
            insert.Run(row, (int)split);
        }

        using var insertDate = transaction.Prepare(
            "insert into file_dates (file_id, date, is_of_snapshot) values ($1, $2, $3)", 3);
        foreach (var (file, date) in result.Dates.OrderBy(pair => pair.Key))
        {
            insertDate.Run(file, date.UnixSeconds, date.IsOfSnapshot ? 1 : 0);
        }

        workspace.Connection.Execute("insert into leaks (id, matrix) values (1, @json)",
            new { json = StudyJson.Write(result.Leaks) }, transaction);
    });

    /// <summary>What evaluation splits share with others, or null before the split.</summary>
    public LeakMatrix? ReadLeaks()
    {
        lock (workspace.Gate)
        {
            var json = workspace.Connection.QuerySingleOrDefault<string?>("select matrix from leaks");
            return json is null ? null : StudyJson.Read<LeakMatrix>(json);
        }
    }

    private Dictionary<long, long> Clusters(DuplicationRelation relation) =>
        new ClusterReader(workspace).Read(DuplicationLevel.Method, relation)
            .SelectMany(cluster => cluster.Members.Select(member => (member.Row, cluster.Representative)))
            .ToDictionary(pair => pair.Row, pair => pair.Representative);
}
