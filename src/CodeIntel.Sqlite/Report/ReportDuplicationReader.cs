using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Dapper;

namespace CodeIntel.Sqlite.Report;

/// <summary>Pairs, clusters and leaks for the report.</summary>
internal sealed class ReportDuplicationReader(Workspace workspace, ReportLimits limits)
{
    /// <summary>Duplicates by level, then relation.</summary>
    public IReadOnlyList<ReportDuplication> Relations() =>
    [
        .. new DuplicateTable(workspace).Summaries().SelectMany(summary =>
            Enum.GetValues<DuplicationRelation>().Select(relation => Relation(summary, relation))),
    ];

    /// <summary>Cluster sizes by level, relation, then size.</summary>
    public IReadOnlyList<ClusterSizeCount> ClusterSizes() =>
    [
        .. workspace.Connection.Query<(long Level, long Relation, long Size, long Count)>(
            "select level, relation, size, count(*) from duplicate_clusters group by 1, 2, 3 order by 1, 2, 3")
            .Select(row => new ClusterSizeCount(
                (DuplicationLevel)row.Level, (DuplicationRelation)row.Relation, row.Size, row.Count)),
    ];

    /// <summary>
    /// Near clusters of methods that two repositories share, or that one has at least two members of.
    /// </summary>
    public IReadOnlyList<RepositoryOverlap> RepositoryOverlaps()
    {
        var pairs = workspace.Connection.Query<(long First, long Second, long Clusters)>(
            """
            with member as (
              select m.cluster_id, f.repository_id as repository, count(*) as members
              from duplicate_members m join duplicate_clusters c on c.id = m.cluster_id
                join examples e on e.id = m.row join source_files f on f.id = e.file_id
              where c.level = 0 and c.relation = 3 group by 1, 2)
            select a.repository, b.repository, count(*) from member a join member b on b.cluster_id = a.cluster_id
              and b.repository >= a.repository
            where a.repository <> b.repository or a.members > 1 group by 1, 2 order by 1, 2
            """).ToList();
        var shown = pairs.SelectMany(
            pair => new[] { (Row: pair.First, pair.Clusters), (Row: pair.Second, pair.Clusters) })
            .GroupBy(row => row.Row)
            .OrderByDescending(group => group.Sum(row => row.Clusters)).ThenBy(group => group.Key)
            .Take(limits.HeatMapRepositories).Select(group => group.Key).ToHashSet();
        var urls = workspace.Connection.Query<(long Id, string Url)>("select id, url from repositories")
            .ToDictionary(row => row.Id, row => row.Url);
        return [.. pairs.Where(pair => shown.Contains(pair.First) && shown.Contains(pair.Second))
            .Select(pair => new RepositoryOverlap(urls[pair.First], urls[pair.Second], pair.Clusters))];
    }

    /// <summary>The largest near clusters of methods with the code of their first members.</summary>
    public IReadOnlyList<ReportCluster> LargestClusters() =>
    [
        .. workspace.Connection.Query<(long Id, long Size)>(
            "select id, size from duplicate_clusters where level = 0 and relation = 3 order by size desc, "
                + "representative limit @Clusters", limits)
            .Select(cluster => Cluster(cluster.Id, cluster.Size)),
    ];

    /// <summary>The leak matrix without labels, which are no leak.</summary>
    public IReadOnlyList<LeakCount> Leaks() =>
    [
        .. new SplitTable(workspace).ReadLeaks()?.Cells
            .Where(cell => cell.Kind is LeakKind.Exact or LeakKind.Type2 or LeakKind.Near)
            .Select(cell =>
                new LeakCount(Relation(cell.Kind), cell.Evaluated, cell.Other, cell.Leaked, cell.Examples)) ?? [],
    ];

    private static DuplicationRelation Relation(LeakKind kind) => kind switch
    {
        LeakKind.Exact => DuplicationRelation.Exact,
        LeakKind.Type2 => DuplicationRelation.Type2,
        _ => DuplicationRelation.Near,
    };

    private ReportDuplication Relation(DuplicationSummary summary, DuplicationRelation relation)
    {
        var key = new { level = (int)summary.Level, relation = (int)relation };
        var (clusters, members, largest) = workspace.Connection.QuerySingle<(long, long, long)>(
            "select count(*), coalesce(sum(size), 0), coalesce(max(size), 0) from duplicate_clusters "
                + "where level = @level and relation = @relation", key);
        var file = summary.Level == DuplicationLevel.Method
            ? "join examples e on e.id = m.row join source_files f on f.id = e.file_id"
            : "join source_files f on f.id = m.row";
        return new()
        {
            Level = summary.Level,
            Relation = relation,
            Pairs = relation switch
            {
                DuplicationRelation.Exact => summary.Exact,
                DuplicationRelation.Type1 => summary.Type1,
                DuplicationRelation.Type2 => summary.Type2,
                _ => summary.Near,
            },
            Clusters = clusters,
            Members = members,
            Units = summary.Units,
            Largest = largest,
            CrossRepository = workspace.Connection.ExecuteScalar<long>(
                $"""
                select count(*) from (
                  select c.id from duplicate_clusters c join duplicate_members m on m.cluster_id = c.id {file}
                  where c.level = @level and c.relation = @relation
                  group by c.id having count(distinct f.repository_id) > 1)
                """,
                key),
        };
    }

    private ReportCluster Cluster(long id, long size)
    {
        var repositories = workspace.Connection.ExecuteScalar<long>(
            "select count(distinct f.repository_id) from duplicate_members m join examples e on e.id = m.row "
                + "join source_files f on f.id = e.file_id where m.cluster_id = @id", new { id });
        var members = workspace.Stream(
            """
            select e.example_id, e.qualified_name, r.url, f.path, e.first_line, s.split, m.relation, m.similarity,
              f.text, e.start, e.length
            from duplicate_members m join duplicate_clusters c on c.id = m.cluster_id join examples e on e.id = m.row
              join source_files f on f.id = e.file_id join repositories r on r.id = f.repository_id
              left join splits s on s.example_row = e.id
            where m.cluster_id = $id order by e.id <> c.representative, e.id limit $limit
            """,
            reader => new ReportClusterMember
            {
                Id = new(ContentHash.FromBytes(reader.Blob(0))),
                Name = reader.GetString(1),
                Url = reader.GetString(2),
                Path = reader.GetString(3),
                FirstLine = reader.GetInt32(4),
                Split = reader.IsDBNull(5) ? null : (Split)reader.GetInt32(5),
                Relation = (DuplicationRelation)reader.GetInt32(6),
                Similarity = reader.GetDouble(7),
                Code = TextCodec.Decode(reader.Blob(8)).Substring(
                    reader.GetInt32(9), Math.Min(reader.GetInt32(10), limits.CodeChars)),
                CodeLength = reader.GetInt32(10),
            },
            ("$id", id),
            ("$limit", limits.MembersPerCluster)).ToList();
        return new(members.Count == 0
            ? DuplicationRelation.Near
            : members.Max(member => member.Relation), size, repositories, members);
    }
}
