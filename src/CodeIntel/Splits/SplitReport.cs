using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Splits;

/// <summary>Tells what the <c>split</c> stage decided and what a reader of results should know about it.</summary>
internal sealed class SplitReport(
    SplitOptions options, SplitUnit by, GroupedExamples grouped, IReadOnlyList<Split> splits, LeakMatrix leaks,
    int read)
{
    private static readonly Split[] _all = Enum.GetValues<Split>();

    /// <summary>The report of the stage.</summary>
    public StageReport Create(string stage) => new()
    {
        Stage = stage,
        Ledger = [new("example", read, splits.Count, Unlisted())],
        Facts = Facts().ToDictionary(fact => fact.Name, fact => fact.Value),
        Warnings = [.. Warnings()],
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private Dictionary<string, long> Unlisted() =>
        read == splits.Count ? [] : new() { ["unlisted"] = read - splits.Count };

    private long Size(Split split) => splits.LongCount(other => other == split);

    private IEnumerable<(string Name, double Value)> Facts()
    {
        yield return ($"groups ({KebabCase.Of(by)})", grouped.Groups.Count);
        foreach (var split in _all)
        {
            yield return ($"{KebabCase.Of(split)} examples", Size(split));
        }

        foreach (var cell in leaks.Cells.Where(
            cell => cell.Kind is not (LeakKind.Label or LeakKind.Name) && cell.Other == Split.Train))
        {
            var name = $"{KebabCase.Of(cell.Evaluated)} examples with {Relation(cell.Kind)} in train";
            yield return (name, cell.Leaked);
            yield return ($"{name}, share", cell.Share);
        }

        foreach (var cell in leaks.Cells.Where(cell => cell.Kind == LeakKind.Label && cell.Other == Split.Train))
        {
            yield return ($"{KebabCase.Of(cell.Evaluated)} examples whose label is in train, share", cell.Share);
        }

        foreach (var cell in leaks.Cells.Where(cell => cell.Kind == LeakKind.Name && cell.Other == Split.Train))
        {
            yield return (
                $"{KebabCase.Of(cell.Evaluated)} examples whose qualified name is in train, share", cell.Share);
        }
    }

    private IEnumerable<string> Warnings()
    {
        if (by != options.By)
        {
            yield return Text($"there are fewer than three groups to split by {KebabCase.Of(options.By)}: ")
                + Text($"split by {KebabCase.Of(by)}");
        }

        if (grouped.Conflicts > 0)
        {
            yield return Text($"the corpus fixes different splits for repositories that share near duplicates: ")
                + Text($"{grouped.Conflicts} connected groups stay divided");
        }

        foreach (var split in _all.Where(split => IsWanted(split) && Size(split) == 0))
        {
            yield return Text(
                $"the {KebabCase.Of(split)} split is empty: there are {grouped.Groups.Count} groups to deal");
        }

        foreach (var cell in leaks.Cells.Where(cell => cell.Kind == LeakKind.Near && cell.Leaked > 0))
        {
            yield return Text(
                $"the {KebabCase.Of(cell.Evaluated)} split shares {cell.Shared} near-duplicate clusters with ")
                + Text($"{KebabCase.Of(cell.Other)}: {cell.Leaked} of {cell.Examples} examples ({cell.Share:0.0%})");
        }
    }

    private bool IsWanted(Split split) => by != SplitUnit.List && options.Ratios[(int)split] > 0;

    private static string Relation(LeakKind kind) => kind switch
    {
        LeakKind.Exact => "an exact duplicate",
        LeakKind.Type1 => "a Type-1 duplicate",
        LeakKind.Type2 => "a Type-2 duplicate",
        _ => "a near duplicate",
    };
}
