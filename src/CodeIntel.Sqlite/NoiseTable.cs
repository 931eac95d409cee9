using CodeIntel.Examples;
using CodeIntel.Noise;
using CodeIntel.Sqlite.Codecs;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>The noise manifest with the features of changed units. Clean data is never touched.</summary>
public sealed class NoiseTable(Workspace workspace, IReadOnlyList<UnitKind> units, Func<int, string> nodeKindName)
    : INoiseSource, INoiseWriter
{
    private StringTables? _strings;

    /// <inheritdoc/>
    public string Selection => string.Join(',', units.Select(KebabCase.Of));

    /// <inheritdoc/>
    public IEnumerable<NoiseCandidate> ReadTraining() => Training(
        $"e.label <> '' and e.kind in ({string.Join(',', units.Select(unit => (int)unit))})");

    /// <inheritdoc/>
    public IEnumerable<NoiseCandidate> ReadRepeatable() => Training(
        $"""
        (e.label <> '' and e.kind in ({string.Join(',', units.Select(unit => (int)unit))})
          or e.id in (select example_row from task_examples))
        """);

    /// <inheritdoc/>
    public IEnumerable<EditableUnit> ReadUnits(IReadOnlyList<long> rows)
    {
        var (file, text) = (-1L, "");
        foreach (var row in rows)
        {
            if (FindUnit(row) is not var (id, fileRow, kind, name, start, length))
            {
                continue;
            }

            if (fileRow != file)
            {
                (file, text) = (fileRow, ReadText(fileRow));
            }

            yield return new()
            {
                Id = new(ContentHash.FromBytes(id)),
                Kind = (UnitKind)kind,
                Name = name,
                FileText = text,
                Span = new((int)start, (int)length),
            };
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<NoiseOutcome> ReadOutcomes(NoiseKind kind, long seed)
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(long Row, string? Refused)>(
                "select example_row, refused from noise where kind = @kind and seed = @seed order by example_row",
                new { kind = (int)kind, seed })
                .Select(row => new NoiseOutcome(row.Row, row.Refused))];
        }
    }

    /// <inheritdoc/>
    public void WriteBatch(NoiseBatch batch)
    {
        // a transaction that throws leaves strings in memory that are not in the workspace: they are read again
        var edits = batch.Noisy.Any(noisy => noisy.Edited is not null);
        var strings = edits ? _strings ?? new(workspace, nodeKindName) : _strings;
        _strings = null;
        workspace.Transaction(transaction =>
        {
            using var insert = transaction.Prepare("""
                insert into noise (kind, seed, example_row, refused, before, after, text, tokens, token_count, contexts,
                  contexts_in_all, graph)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """, 12);
            foreach (var noisy in batch.Noisy)
            {
                var file = noisy.Edited;
                var rows = file is null ? null : new FeatureRows(file, strings!, new(), transaction);
                var features = file?.Units[0].Features;
                insert.Run(
                    (int)batch.Kind, batch.Seed, noisy.Row, null, noisy.Before, noisy.After,
                    file is null ? null : TextCodec.Encode(file.Text), rows?.Tokens(file!.Tokens).ToArray(),
                    file?.Tokens.Length, features is null ? null : rows!.Contexts(features).ToArray(),
                    features?.ContextsInAll, features is null ? null : rows!.Graph(features).ToArray());
            }

            foreach (var refusal in batch.Refused)
            {
                insert.Run((int)batch.Kind, batch.Seed, refusal.Row, refusal.Drop.Reason, "", "", null, null, null,
                    null, null, null);
            }

            strings?.Release();
            DropTable.Insert(workspace, "noise", batch.Refused.Select(refusal => refusal.Drop));
        });
        _strings = strings;
    }

    /// <inheritdoc/>
    public void WriteRanks(
        NoiseKind kind, long seed, IReadOnlyList<NoiseRank> ranks) => workspace.Transaction(transaction =>
    {
        using var clear = transaction.Prepare(
            "update noise set quantile = null, noisy_from = null where kind = $1 and seed = $2", 2);
        clear.Run((int)kind, seed);
        using var update = transaction.Prepare(
            "update noise set quantile = $4, noisy_from = $5 where kind = $1 and seed = $2 and example_row = $3", 5);
        foreach (var (row, quantile, noisyFrom) in ranks)
        {
            update.Run((int)kind, seed, row, quantile, noisyFrom);
        }
    });

    /// <inheritdoc/>
    public void WriteTransitions(NoiseKind kind, long seed, IReadOnlyList<LabelTransition> transitions) =>
        workspace.Transaction(transaction =>
            TransitionTable.Write(TaskKind.MethodName, kind, seed, transitions, transaction));

    /// <inheritdoc/>
    public void WriteInjected(InjectionBatch batch)
    {
        var edits = batch.Injected.Any(injected => injected.Copies.Count > 0);
        var strings = edits ? _strings ?? new(workspace, nodeKindName) : _strings;
        _strings = null;
        workspace.Transaction(transaction => InjectionTable.Insert(workspace, batch, strings, transaction));
        _strings = strings;
    }

    private IEnumerable<NoiseCandidate> Training(string condition) => workspace.Stream(
        $"""
        select e.id, e.example_id, e.name from examples e join splits s on s.example_row = e.id
        where s.split = {(int)Split.Train} and {condition} order by e.id
        """,
        reader => new NoiseCandidate(
            reader.GetInt64(0), new(ContentHash.FromBytes(reader.Blob(1))), reader.GetString(2)));

    private (byte[] Id, long File, long Kind, string Name, long Start, long Length)? FindUnit(long row)
    {
        lock (workspace.Gate)
        {
            return workspace.Connection.QuerySingleOrDefault<(byte[], long, long, string, long, long)?>(
                "select example_id, file_id, kind, name, start, length from examples where id = @row", new { row });
        }
    }

    private string ReadText(long fileRow)
    {
        lock (workspace.Gate)
        {
            return TextCodec.Decode(workspace.Connection.QuerySingle<byte[]>(
                "select text from source_files where id = @fileRow", new { fileRow }));
        }
    }
}
