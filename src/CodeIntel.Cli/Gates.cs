using CodeIntel.Examples;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>Decides the exit code after all output was written.</summary>
internal static class Gates
{
    /// <summary>0, or 3 where a named gate does not hold; says why on stderr.</summary>
    public static int Check(IReadOnlyList<string> gates, Workspace workspace, IReadOnlyList<StageOutcome> outcomes)
    {
        var failed = gates.Distinct().Select(gate => Reason(gate, workspace, outcomes)).OfType<string>().ToList();
        foreach (var reason in failed)
        {
            Console.Error.WriteLine($"gate failed: {reason}");
        }

        return failed.Count > 0 ? ExitCodes.Gate : ExitCodes.Done;
    }

    private static string? Reason(string gate, Workspace workspace, IReadOnlyList<StageOutcome> outcomes)
    {
        if (gate == "drops")
        {
            var dropped = outcomes.Select(o => o.Report).Where(r => r.Stage is "clone" or "extract")
                .Sum(r => r.Ledger[0].Read - r.Ledger[0].Kept);
            return dropped > 0
                ? $"drops: {dropped} repositories or files were dropped; list them with: codeintel inspect drops"
                : null;
        }

        var kinds = KindsOf(gate);
        var leaked = new SplitTable(workspace).ReadLeaks()?.Cells
            .Where(cell => cell.Other == Split.Train && kinds.Contains(cell.Kind) && cell.Leaked > 0)
            .Select(cell => $"{cell.Leaked} of {cell.Examples} {KebabCase.Of(cell.Evaluated)} examples share "
                + $"{Shared(cell.Kind)} with train")
            .ToList() ?? [];
        return leaked.Count > 0 ? $"{gate}: {string.Join("; ", leaked)}" : null;
    }

    private static LeakKind[] KindsOf(string gate) => gate switch
    {
        "cross-split" => [LeakKind.Near],
        "leak" => [LeakKind.Exact, LeakKind.Near],
        _ => [Enum.Parse<LeakKind>(gate["leak:".Length..], ignoreCase: true)],
    };

    private static string Shared(LeakKind kind) => kind switch
    {
        LeakKind.Label => "their label",
        LeakKind.Name => "their qualified name",
        LeakKind.Exact => "an exact duplicate",
        LeakKind.Near => "a near duplicate",
        _ => $"a {kind} duplicate",
    };
}
