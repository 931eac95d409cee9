using CodeIntel.Dedup.Views;
using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>Clusters with what the policies of views look at.</summary>
public sealed class ViewSource(Workspace workspace) : IViewSource
{
    private const string Columns =
        "c.id, m.row, f.id, r.url, nullif(f.effective_licence, 'unknown') as licence";

    private static readonly string _classes = string.Join(", ", new[] { 1, 2 }.Select(relation =>
        "(select k.id from duplicate_members n join duplicate_clusters k on k.id = n.cluster_id "
        + $"where n.row = m.row and k.level = $level and k.relation = {relation})"));

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<ViewMember>> Clusters(DuplicationLevel level, DuplicationRelation relation)
    {
        var members = new List<ViewMember>();
        var cluster = -1L;
        foreach (var (id, member) in Members(level, relation))
        {
            if (id != cluster && members.Count > 0)
            {
                yield return members;
                members = [];
            }

            cluster = id;
            members.Add(member);
        }

        if (members.Count > 0)
        {
            yield return members;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<long> NearPartners(DuplicationLevel level, long row)
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<long>(
                "select second from duplicate_pairs where level = @level and first = @row and relation = @near "
                    + "order by second",
                new { level = (int)level, row, near = (int)DuplicationRelation.Near })];
        }
    }

    /// <inheritdoc/>
    public int[] TokenSet(DuplicationLevel level, ViewMember member)
    {
        byte[] blob;
        long count;
        lock (workspace.Gate)
        {
            (blob, count) = workspace.Connection.QuerySingle<(byte[], long)>(
                "select tokens, token_count from source_files where id = @FileRow", member);
        }

        return [.. TokenCodec.Decode(blob, (int)count).AsSpan(member.FirstToken, member.TokenCount).ToArray()
            .Distinct().Order()];
    }

    /// <inheritdoc/>
    public IReadOnlyList<FileExample> Examples(long fileRow)
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(long Row, string Name, string Signature)>(
                "select id, qualified_name, signature from examples where file_id = @fileRow order by id",
                new { fileRow }).Select(row => new FileExample(row.Row, $"{row.Name} {row.Signature}"))];
        }
    }

    /// <inheritdoc/>
    public long CountExamples()
    {
        lock (workspace.Gate)
        {
            return workspace.Connection.ExecuteScalar<long>("select count(*) from examples");
        }
    }

    private IEnumerable<(long Cluster, ViewMember Member)> Members(
        DuplicationLevel level, DuplicationRelation relation) => workspace.Stream(
        $"""
        select {Columns}, {(level == DuplicationLevel.Method ? "e.token_count, e.first_token" : "f.token_count, 0")},
          {_classes}
        from duplicate_clusters c join duplicate_members m on m.cluster_id = c.id
          {(level == DuplicationLevel.Method
              ? "join examples e on e.id = m.row join source_files f on f.id = e.file_id"
              : "join source_files f on f.id = m.row")}
          join repositories r on r.id = f.repository_id
        where c.level = $level and c.relation = $relation order by c.id, m.row
        """,
        reader => (reader.GetInt64(0), new ViewMember
        {
            Row = reader.GetInt64(1),
            FileRow = reader.GetInt64(2),
            Url = reader.GetString(3),
            Licence = reader.Text(4),
            TokenCount = reader.GetInt32(5),
            FirstToken = reader.GetInt32(6),
            // a unit without a cluster of the relation is a class of its own
            Type1Class = reader.IsDBNull(7) ? -reader.GetInt64(1) : reader.GetInt64(7),
            Type2Class = reader.IsDBNull(8) ? -reader.GetInt64(1) : reader.GetInt64(8),
        }),
        ("$level", (int)level),
        ("$relation", (int)relation));
}
