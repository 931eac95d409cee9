using System.Runtime.InteropServices;
using CodeIntel.Dedup;
using CodeIntel.Examples;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>What was compared, by content: outlives the rows of a corpus that changes.</summary>
public sealed class KnownDuplicateTable(Workspace workspace) : IKnownDuplicates
{
    private const int PartEntries = 1 << 16;

    private static readonly string[] _tables = ["known_sequences", "known_pairs", "known_levels"];

    /// <inheritdoc/>
    public IReadOnlyList<ContentHash> TermHashes() =>
        // rows start at 1
        [default, .. workspace.Stream(
            "select kind, text from terms order by id",
            reader => ContentHash.Of(FormattableString.Invariant($"{reader.GetInt32(0)} {reader.GetString(1)}")))];

    /// <inheritdoc/>
    public KnownLevel? Find(DuplicationLevel level, string options)
    {
        lock (workspace.Gate)
        {
            var stored = workspace.Connection.QuerySingleOrDefault<string?>(
                "select options from known_levels where level = @level", new { level = (int)level });
            return stored == options
                ? new(Read<ContentHash>("hashes", "known_sequences", level),
                    Read<KnownPair>("pairs", "known_pairs", level))
                : null;
        }
    }

    /// <inheritdoc/>
    public void Write(DuplicationLevel level, string options, KnownLevel known) => workspace.Transaction(transaction =>
    {
        foreach (var table in _tables)
        {
            workspace.Connection.Execute(
                $"delete from {table} where level = @level", new { level = (int)level }, transaction);
        }

        Write("insert into known_sequences (level, part, hashes) values ($1, $2, $3)", level, known.Sequences,
            transaction);
        Write("insert into known_pairs (level, part, pairs) values ($1, $2, $3)", level, known.Pairs, transaction);
        workspace.Connection.Execute(
            "insert into known_levels (level, options) values (@level, @options)",
            new { level = (int)level, options },
            transaction);
    });

    private static void Write<T>(
        string sql, DuplicationLevel level, IReadOnlyList<T> values, SqliteTransaction transaction)
        where T : unmanaged
    {
        using var insert = transaction.Prepare(sql, 3);
        foreach (var (part, entries) in values.Chunk(PartEntries).Index())
        {
            insert.Run((int)level, part, MemoryMarshal.AsBytes<T>(entries).ToArray());
        }
    }

    private List<T> Read<T>(string column, string table, DuplicationLevel level)
        where T : unmanaged
    {
        var values = new List<T>();
        foreach (var part in workspace.Connection.Query<byte[]>(
            $"select {column} from {table} where level = @level order by part", new { level = (int)level }))
        {
            values.AddRange(MemoryMarshal.Cast<byte, T>(part));
        }

        return values;
    }
}
