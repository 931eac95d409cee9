using CodeIntel.Examples;
using CodeIntel.Noise;
using CodeIntel.Noise.Equivalents;
using CodeIntel.Sqlite.Codecs;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>Equivalents of evaluation examples with their path contexts.</summary>
public sealed class EquivalentUnitTable(
    Workspace workspace, IReadOnlyList<UnitKind> units, INoiseSource code, Func<int, string> nodeKindName)
    : IEquivalentSource, IEquivalentWriter
{
    private StringTables? _strings;

    /// <inheritdoc/>
    public IEnumerable<EvaluatedExample> ReadEvaluated() => workspace.Stream(
        $"""
        select e.id, e.example_id, s.split from examples e join splits s on s.example_row = e.id
        where s.split <> {(int)Split.Train} and e.label <> ''
          and e.kind in ({string.Join(',', units.Select(unit => (int)unit))})
        order by e.id
        """,
        reader => new EvaluatedExample(
            reader.GetInt64(0), new(ContentHash.FromBytes(reader.Blob(1))), (Split)reader.GetInt32(2)));

    /// <inheritdoc/>
    public IEnumerable<EditableUnit> ReadUnits(IReadOnlyList<long> rows) => code.ReadUnits(rows);

    /// <inheritdoc/>
    public IReadOnlyList<(long Row, EquivalentEdit Edit, string? Refused)> ReadOutcomes()
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<(long Row, long Edit, string? Refused)>(
                "select example_row, edit, refused from equivalents order by example_row, edit")
                .Select(row => (row.Row, (EquivalentEdit)row.Edit, row.Refused))];
        }
    }

    /// <inheritdoc/>
    public void Write(IReadOnlyList<EquivalentUnit> edits)
    {
        // a transaction that throws leaves strings in memory that are not in the workspace: they are read again
        var strings = _strings ?? new(workspace, nodeKindName);
        _strings = null;
        workspace.Transaction(transaction =>
        {
            using var insert = transaction.Prepare("""
                insert into equivalents (edit, example_row, refused, before, after, text, tokens, token_count, contexts,
                  contexts_in_all)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                """, 10);
            foreach (var (example, edit, edited) in edits)
            {
                var file = edited.Edited;
                var rows = file is null ? null : new FeatureRows(file, strings, new(), transaction);
                var features = file?.Units[0].Features;
                insert.Run(
                    (int)edit, example.Row, edited.Refused, edited.Before, edited.After,
                    file is null ? null : TextCodec.Encode(file.Text), rows?.Tokens(file!.Tokens).ToArray(),
                    file?.Tokens.Length, features is null ? null : rows!.Contexts(features).ToArray(),
                    features?.ContextsInAll);
            }

            strings.Release();
            DropTable.Insert(workspace, "noise", Drops(edits));
        });
        _strings = strings;
    }

    private static IEnumerable<Drop> Drops(IReadOnlyList<EquivalentUnit> edits) => edits
        .Where(edit => edit.Edited.Refused is not null)
        .Select(edit => new Drop(
            EquivalentUnit.UnitOf(edit.Edit), edit.Example.Id.ToString(), edit.Edited.Refused!, "has no equivalent"));
}
