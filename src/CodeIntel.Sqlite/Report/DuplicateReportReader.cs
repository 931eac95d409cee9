using CodeIntel.Dedup.Reports;
using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite.Report;

/// <summary>Reads clusters with their members and pairs, and the statistics of duplication.</summary>
public sealed class DuplicateReportReader(Workspace workspace, Study study) : IDuplicateReportSource
{
    // the same method in a file twice is told apart by a number
    private const string MethodColumns =
        """
        e.id, e.example_id, e.qualified_name, r.url, r.commit_id, f.path, f.id, e.first_line, e.last_line,
        e.token_count, s.split, m.relation, m.similarity, e.text_hash,
        (select count(*) from examples o where o.file_id = e.file_id and o.id < e.id and o.text_hash = e.text_hash
          and o.qualified_name = e.qualified_name)
        """;

    private const string MethodTables =
        """
        join examples e on e.id = m.row join source_files f on f.id = e.file_id
        join repositories r on r.id = f.repository_id left join splits s on s.example_row = e.id
        """;

    private const string FileColumns =
        "f.id, f.hash, f.path, r.url, r.commit_id, f.path, f.id, 1, f.lines, f.token_count, null, m.relation, "
        + "m.similarity, f.hash, 0";

    private const string FileTables =
        "join source_files f on f.id = m.row join repositories r on r.id = f.repository_id";

    /// <inheritdoc/>
    public string Study => study.Name;

    /// <inheritdoc/>
    public DedupOptions Options => study.Dedup;

    /// <inheritdoc/>
    public IReadOnlyList<RepositorySnapshot> Repositories { get; } = new RepositoryTable(workspace).Read();

    /// <inheritdoc/>
    public DuplicateStatistics Statistics(DuplicationRelation relation)
    {
        var relations = new List<RelationStatistics>();
        var repositories = new List<RepositoryStatistics>();
        var overlaps = new List<DuplicateOverlap>();
        foreach (var summary in new DuplicateTable(workspace).Summaries())
        {
            var units = Units(summary.Level);
            foreach (var kind in BuiltInViews.All.Select(view => view.Relation))
            {
                var counter = new RelationCounter(summary.Level, kind);
                counter.Count(Places(summary.Level, kind));
                relations.Add(counter.Relation(summary.Units));
                repositories.AddRange(counter.Repositories(units));
                if (kind == relation)
                {
                    overlaps.AddRange(counter.Overlaps(units));
                }
            }
        }

        return new(relations, repositories, overlaps);
    }

    /// <inheritdoc/>
    public IEnumerable<DuplicateGroup> Groups(DuplicationLevel level, DuplicationRelation relation)
    {
        List<long> clusters;
        lock (workspace.Gate)
        {
            clusters = [.. workspace.Connection.Query<long>(
                "select id from duplicate_clusters where level = @level and relation = @relation "
                    + "order by size desc, id",
                new { level = (int)level, relation = (int)relation })];
        }

        foreach (var cluster in clusters)
        {
            yield return new(level, relation, Members(level, cluster), Pairs(level, relation, cluster));
        }
    }

    /// <inheritdoc/>
    public (string Code, long Length) Code(DuplicationLevel level, DuplicateUnit unit, int most)
    {
        lock (workspace.Gate)
        {
            var (blob, start, length) = workspace.Connection.QuerySingle<(byte[], long, long)>(
                level == DuplicationLevel.Method
                    ? "select f.text, e.start, e.length from examples e join source_files f on f.id = e.file_id "
                        + "where e.id = @Row"
                    : "select text, 0, -1 from source_files where id = @Row",
                unit);
            var text = TextCodec.Decode(blob);
            length = length < 0 ? text.Length : length;
            return (text.Substring((int)start, (int)Math.Min(length, most)), length);
        }
    }

    private List<DuplicateUnit> Members(DuplicationLevel level, long cluster)
    {
        var (columns, tables) = level == DuplicationLevel.Method
            ? (MethodColumns, MethodTables)
            : (FileColumns, FileTables);
        return [.. workspace.Stream(
            $"select {columns} from duplicate_members m {tables} where m.cluster_id = $cluster order by m.row",
            reader => new DuplicateUnit
            {
                Key = DuplicateUnit.MakeKey(
                    level, reader.GetString(3), reader.GetString(5), reader.GetString(2),
                    ContentHash.FromBytes(reader.Blob(13)), reader.GetInt64(14)),
                Row = reader.GetInt64(0),
                Id = ContentHash.FromBytes(reader.Blob(1)),
                Name = reader.GetString(2),
                Url = reader.GetString(3),
                Commit = reader.GetString(4),
                Path = reader.GetString(5),
                File = reader.GetInt64(6),
                FirstLine = reader.GetInt32(7),
                LastLine = Math.Max(reader.GetInt32(7), reader.GetInt32(8)),
                Tokens = reader.GetInt32(9),
                Split = reader.IsDBNull(10) ? null : (Split)reader.GetInt32(10),
                Relation = (DuplicationRelation)reader.GetInt32(11),
                Similarity = reader.GetDouble(12),
            },
            ("$cluster", cluster))];
    }

    // a plain join walks all pairs of the level for each cluster, because they come in the wanted order
    private List<DuplicatePair> Pairs(DuplicationLevel level, DuplicationRelation relation, long cluster) =>
        [.. workspace.Stream(
            """
            select p.first, p.second, p.relation, p.set_jaccard, p.multiset_jaccard
            from duplicate_members m cross join duplicate_pairs p on p.level = $level and p.first = m.row
            where m.cluster_id = $cluster and p.relation <= $relation order by p.first, p.second
            """,
            reader => new DuplicatePair(
                reader.GetInt64(0), reader.GetInt64(1), (DuplicationRelation)reader.GetInt32(2), reader.GetDouble(3),
                reader.GetDouble(4)),
            ("$level", (int)level),
            ("$relation", (int)relation),
            ("$cluster", cluster))];

    private IEnumerable<ClusterPlace> Places(DuplicationLevel level, DuplicationRelation relation) => workspace.Stream(
        level == DuplicationLevel.Method
            ? """
              select c.id, f.id, f.repository_id, s.split from duplicate_clusters c
                join duplicate_members m on m.cluster_id = c.id join examples e on e.id = m.row
                join source_files f on f.id = e.file_id left join splits s on s.example_row = e.id
              where c.level = 0 and c.relation = $relation order by c.id, m.row
              """
            : """
              select c.id, f.id, f.repository_id, null from duplicate_clusters c
                join duplicate_members m on m.cluster_id = c.id join source_files f on f.id = m.row
              where c.level = 1 and c.relation = $relation order by c.id, m.row
              """,
        reader => new ClusterPlace(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2),
            reader.IsDBNull(3) ? null : (Split)reader.GetInt32(3)),
        ("$relation", (int)relation));

    private List<(long Row, string Url, long Units)> Units(DuplicationLevel level)
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(long, string, long)>(
                level == DuplicationLevel.Method
                    ? "select r.id, r.url, (select count(*) from examples e join source_files f on f.id = e.file_id "
                        + "where f.repository_id = r.id) from repositories r order by r.id"
                    : "select r.id, r.url, (select count(*) from source_files f where f.repository_id = r.id) "
                        + "from repositories r order by r.id")];
        }
    }
}
