using System.CommandLine;
using CodeIntel.Cli.Output;
using CodeIntel.Dedup.Align;
using CodeIntel.Sqlite;
using CodeIntel.Sqlite.Inspect;

namespace CodeIntel.Cli.Verbs;

/// <summary><c>codeintel inspect pair A B</c>: two methods compared token by token.</summary>
internal static class InspectPairVerb
{
    private const int Listed = 5;

    public static Command Create(SharedOptions shared)
    {
        var first = new Argument<string>("first")
        {
            Description = "A method: its id, the first digits (at least 4), or its qualified name or the end of it.",
        };
        var second = new Argument<string>("second") { Description = "Another method, named in the same way." };
        var command = new Command(
            "pair", "Compare two methods: relation, similarities, kinds of edit and the aligned token difference.")
        {
            first,
            second,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var invocation = shared.Read(parsed);
            using var workspace = Workspace.OpenToRead(invocation.Workspace);
            var reader = new UnitReader(workspace);
            var (a, b) = (Find(reader, parsed.GetValue(first)!), Find(reader, parsed.GetValue(second)!));
            var options = new StudyTable(workspace).Find()?.Study.Dedup ?? new();
            var text = new PairText(
                a, b, new PairRelation(options).Of((a.Text, a.Tokens), (b.Text, b.Tokens), cancellationToken),
                PairAligner.Align(a.Tokens, b.Tokens), reader.Blocks(a.Row, b.Row));
            await Console.Out.WriteLineAsync(invocation.Json ? text.ToJson() : PrintableText.Of(text.ToText()))
                .ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }

    private static InspectedUnit Find(UnitReader reader, string text)
    {
        var rows = reader.Find(text, Listed + 1);
        return rows.Count switch
        {
            1 => reader.Read(rows[0]),
            0 => throw new UsageException(
                $"No method has the id or the qualified name '{text}'. Find some with: codeintel inspect {text}"),
            _ => throw new UsageException(
                $"'{text}' names several methods; give the id of one: "
                    + string.Join(
                        ", ", rows.Take(Listed).Select(reader.Read).Select(unit => $"{unit.Id} ({unit.Path})"))
                    + (rows.Count > Listed ? ", …" : "")),
        };
    }
}
