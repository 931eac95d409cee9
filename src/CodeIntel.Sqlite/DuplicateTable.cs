using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using CodeIntel.Studies;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>Tokens of methods and files for the duplicate detector, and the pairs and clusters that it finds.</summary>
public sealed class DuplicateTable(Workspace workspace) : IDuplicateSource, IDuplicateWriter
{
    /// <inheritdoc/>
    public IReadOnlyList<TokenKind> TermKinds()
    {
        // rows start at 1
        return [TokenKind.Punctuation, .. workspace.Stream(
            "select kind from terms order by id", reader => (TokenKind)reader.GetInt32(0))];
    }

    /// <inheritdoc/>
    public long Count(DuplicationLevel level)
    {
        lock (workspace.Gate)
        {
            return workspace.Connection.ExecuteScalar<long>(
                $"select count(*) from {(level == DuplicationLevel.Method ? "examples" : "source_files")}");
        }
    }

    /// <inheritdoc/>
    public int Terms()
    {
        lock (workspace.Gate)
        {
            return 1 + workspace.Connection.ExecuteScalar<int>("select count(*) from terms");
        }
    }

    /// <inheritdoc/>
    public long Tokens(DuplicationLevel level)
    {
        lock (workspace.Gate)
        {
            return workspace.Connection.ExecuteScalar<long>(
                "select coalesce(sum(token_count), 0) from "
                    + (level == DuplicationLevel.Method ? "examples" : "source_files"));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<TokenizedUnit> Units(DuplicationLevel level) =>
        level == DuplicationLevel.Method ? Methods() : Files();

    /// <inheritdoc/>
    public DuplicationSummary? FindSummary(DuplicationLevel level, string fingerprint)
    {
        lock (workspace.Gate)
        {
            var json = workspace.Connection.QuerySingleOrDefault<string?>(
                "select summary from duplication_summaries where level = @level and fingerprint = @fingerprint",
                new { level = (int)level, fingerprint });
            return json is null ? null : StudyJson.Read<DuplicationSummary>(json);
        }
    }

    /// <summary>The summaries of the levels that were compared.</summary>
    public IReadOnlyList<DuplicationSummary> Summaries()
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<string>("select summary from duplication_summaries order by level")
                .Select(StudyJson.Read<DuplicationSummary>)];
        }
    }

    /// <inheritdoc/>
    public void Write(LevelDuplicates duplicates, string fingerprint) => workspace.Transaction(transaction =>
    {
        var level = (int)duplicates.Level;
        var unit = duplicates.Level == DuplicationLevel.Method ? "method" : "file";
        var connection = workspace.Connection;
        connection.Execute("delete from duplicate_pairs where level = @level", new { level }, transaction);
        connection.Execute(
            "delete from duplicate_members where cluster_id in (select id from duplicate_clusters "
                + "where level = @level)", new { level }, transaction);
        connection.Execute("delete from duplicate_clusters where level = @level", new { level }, transaction);
        connection.Execute("delete from drops where stage = 'dedup' and unit = @unit", new { unit }, transaction);
        InsertPairs(duplicates, transaction);
        InsertClusters(duplicates, transaction);
        BlockRows.Replace(duplicates, transaction);
        DropTable.Insert(workspace, "dedup", duplicates.Drops);
        connection.Execute(
            "insert into duplication_summaries (level, fingerprint, summary) values (@level, @fingerprint, @summary) "
                + "on conflict (level) do update set fingerprint = @fingerprint, summary = @summary",
            new { level, fingerprint, summary = StudyJson.Write(duplicates.Summary) },
            transaction);
    });

    private static void InsertPairs(LevelDuplicates duplicates, SqliteTransaction transaction)
    {
        using var insert = transaction.Prepare(
            "insert into duplicate_pairs (level, first, second, relation, set_jaccard, multiset_jaccard) "
                + "values ($1, $2, $3, $4, $5, $6)", 6);
        foreach (var pair in duplicates.Pairs)
        {
            insert.Run((int)duplicates.Level, pair.First, pair.Second, (int)pair.Relation, pair.SetJaccard,
                pair.MultisetJaccard);
        }
    }

    private void InsertClusters(LevelDuplicates duplicates, SqliteTransaction transaction)
    {
        var id = workspace.Connection.ExecuteScalar<long>(
            "select coalesce(max(id), 0) from duplicate_clusters", transaction: transaction);
        using var insertCluster = transaction.Prepare(
            """
            insert into duplicate_clusters (id, level, relation, representative, size, medoid, cohesion,
              cohesion_exact, chained, scope)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """, 10);
        using var insertMember = transaction.Prepare(
            "insert into duplicate_members (cluster_id, row, relation, similarity) values ($1, $2, $3, $4)", 4);
        foreach (var cluster in duplicates.Clusters)
        {
            insertCluster.Run(
                ++id, (int)cluster.Level, (int)cluster.Relation, cluster.Representative, cluster.Members.Count,
                cluster.Medoid, cluster.Cohesion, cluster.CohesionIsExact ? 1 : 0, cluster.IsChained ? 1 : 0,
                (int)cluster.Scope);
            foreach (var member in cluster.Members)
            {
                insertMember.Run(id, member.Row, (int)member.Relation, member.Similarity);
            }
        }
    }

    private IEnumerable<TokenizedUnit> Methods()
    {
        // examples are in the order of their files, so each file's tokens are decoded once
        var (file, tokens) = (-1L, Array.Empty<int>());
        var rows = workspace.Stream(
            "select e.id, e.file_id, f.repository_id, e.text_hash, e.first_token, e.token_count from examples e "
                + "join source_files f on f.id = e.file_id order by e.id",
            r => (Row: r.GetInt64(0), File: r.GetInt64(1), Repository: r.GetInt64(2),
                Hash: ContentHash.FromBytes(r.Blob(3)), First: r.GetInt32(4), Count: r.GetInt32(5)));
        foreach (var row in rows)
        {
            if (row.File != file)
            {
                (file, tokens) = (row.File, ReadTokens(row.File));
            }

            yield return new()
            {
                Row = row.Row,
                FileRow = row.File,
                RepositoryRow = row.Repository,
                TextHash = row.Hash,
                FirstToken = row.First,
                Tokens = tokens.AsMemory(row.First, row.Count),
            };
        }
    }

    private int[] ReadTokens(long fileRow)
    {
        lock (workspace.Gate)
        {
            var (blob, count) = workspace.Connection.QuerySingle<(byte[], long)>(
                "select tokens, token_count from source_files where id = @fileRow", new { fileRow });
            return TokenCodec.Decode(blob, (int)count);
        }
    }

    private IEnumerable<TokenizedUnit> Files() => workspace.Stream(
        "select id, repository_id, hash, tokens, token_count from source_files order by id",
        reader => new TokenizedUnit
        {
            Row = reader.GetInt64(0),
            FileRow = reader.GetInt64(0),
            RepositoryRow = reader.GetInt64(1),
            TextHash = ContentHash.FromBytes(reader.Blob(2)),
            FirstToken = 0,
            Tokens = TokenCodec.Decode(reader.Blob(3), reader.GetInt32(4)),
        });
}
