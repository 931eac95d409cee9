using CodeIntel.Examples;
using CodeIntel.Noise;
using CodeIntel.Sqlite.Codecs;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>Repeated examples with the features of their changed copies.</summary>
internal sealed class InjectionTable(Workspace workspace)
{
    /// <summary>Repeated examples with their copies, ascending by row.</summary>
    public IEnumerable<InjectedExample> Read() => workspace.Stream(
        "select seed, example_row, noisy_from, factor from noise where kind = $kind and noisy_from is not null "
            + "order by example_row, seed",
        reader => (Seed: reader.GetInt64(0), Row: reader.GetInt64(1), From: reader.GetDouble(2),
            Factor: reader.GetInt32(3)),
        ("$kind", (int)NoiseKind.DuplicateInjection))
        .Select(row => new InjectedExample
        {
            Row = row.Row,
            NoisyFrom = row.From,
            Factor = row.Factor,
            Copies = Copies(row.Seed, row.Row),
        });

    /// <summary>Stores a batch; <paramref name="strings"/> may be null where nothing is edited.</summary>
    public static void Insert(
        Workspace workspace, InjectionBatch batch, StringTables? strings, SqliteTransaction transaction)
    {
        using var insert = transaction.Prepare("""
            insert into noise (kind, seed, example_row, refused, quantile, noisy_from, before, after, factor)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, 9);
        using var insertCopy = transaction.Prepare("""
            insert into noise_copies (kind, seed, example_row, copy, before, after, text, tokens, token_count, contexts,
              contexts_in_all, graph)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """, 12);
        const int kind = (int)NoiseKind.DuplicateInjection;
        foreach (var injected in batch.Injected)
        {
            insert.Run(
                kind, batch.Seed, injected.Rank.Row, null, injected.Rank.Quantile, injected.Rank.NoisyFrom,
                KebabCase.Of(injected.Form), KebabCase.Of(injected.Form), injected.Factor);
            for (var copy = 0; copy < injected.Copies.Count; copy++)
            {
                var noisy = injected.Copies[copy];
                var file = noisy.Edited!;
                var rows = new FeatureRows(file, strings!, new(), transaction);
                var features = file.Units[0].Features;
                insertCopy.Run(
                    kind, batch.Seed, noisy.Row, copy + 1, noisy.Before, noisy.After, TextCodec.Encode(file.Text),
                    rows.Tokens(file.Tokens).ToArray(), file.Tokens.Length, rows.Contexts(features).ToArray(),
                    features.ContextsInAll, rows.Graph(features).ToArray());
            }
        }

        foreach (var refusal in batch.Refused)
        {
            insert.Run(kind, batch.Seed, refusal.Row, refusal.Drop.Reason, null, null, "", "", null);
        }

        DropTable.Insert(workspace, "noise", batch.Refused.Select(refusal => refusal.Drop));
    }

    private IReadOnlyList<PathContext>[] Copies(long seed, long row) =>
        [.. workspace.Stream(
            "select contexts from noise_copies where kind = $kind and seed = $seed and example_row = $row "
                + "order by copy",
            reader => ContextCodec.Decode(reader.Blob(0)),
            ("$kind", (int)NoiseKind.DuplicateInjection),
            ("$seed", seed),
            ("$row", row))];
}
