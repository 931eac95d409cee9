using System.CommandLine;
using CodeIntel.Cli.Output;
using CodeIntel.Dedup.Align;
using CodeIntel.Examples;
using CodeIntel.Sqlite;
using CodeIntel.Sqlite.Inspect;

namespace CodeIntel.Cli.Verbs;

/// <summary><c>codeintel inspect edits</c>: what differs in a sample of the stored near pairs of methods.</summary>
internal static class InspectEditsVerb
{
    public static Command Create(SharedOptions shared)
    {
        var sample = new Option<int>("--sample")
        {
            Description = "Near pairs to compare, drawn with --seed (default 1).",
            DefaultValueFactory = _ => 500,
        };
        var command = new Command("edits", "Count the kinds of edit in a sample of the near pairs of methods.")
        {
            sample,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var invocation = shared.Read(parsed);
            using var workspace = Workspace.OpenToRead(invocation.Workspace);
            var reader = new UnitReader(workspace);
            var (pairs, all) = Draw(
                reader.NearPairs(), Math.Clamp(parsed.GetValue(sample), 1, 100_000), (ulong)(invocation.Seed ?? 1));
            var alignments = pairs.Select(pair =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return PairAligner.Align(reader.Read(pair.First).Tokens, reader.Read(pair.Second).Tokens);
            }).ToList();
            var tables = Tables(alignments, all);
            await Console.Out.WriteLineAsync(invocation.Json
                ? InspectionText.ToJson(tables)
                : PrintableText.Of(InspectionText.ToText(tables))).ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>A uniform sample of a stream (reservoir, Vitter 1985), in the stream's order.</summary>
    private static (List<(long First, long Second)> Sample, long All) Draw(
        IEnumerable<(long First, long Second)> pairs, int size, ulong seed)
    {
        var random = SeededRandom.For("inspect-edits", seed);
        var (sample, all) = (new List<(long First, long Second)>(), 0);
        foreach (var pair in pairs)
        {
            all++;
            if (sample.Count < size)
            {
                sample.Add(pair);
            }
            else if (random.Next(all) is var place && place < size)
            {
                sample[place] = pair;
            }
        }

        sample.Sort();
        return (sample, all);
    }

    private static List<InspectionTable> Tables(List<PairAlignment> alignments, long all) =>
    [
        new("near pairs", ["pairs", "compared", "mean edit similarity"],
            [[all, (long)alignments.Count, alignments.Count == 0 ? null
                : Math.Round(alignments.Average(alignment => alignment.EditSimilarity), 3)]]),
        new("families", ["family", "pairs"], [.. alignments.CountBy(alignment => alignment.Summary)
            .OrderByDescending(family => family.Value).ThenBy(family => family.Key, StringComparer.Ordinal)
            .Select(family => new object?[] { family.Key, (long)family.Value })]),
        new("kinds of edit", ["kind", "pairs", "edits"], [.. Enum.GetValues<EditKind>().Select(kind =>
        {
            var counts = alignments.Select(alignment => alignment.Edits.LongCount(edit => edit.Kind == kind)).ToList();
            return new object?[] { KebabCase.Of(kind), counts.LongCount(count => count > 0), counts.Sum() };
        })]),
    ];
}
