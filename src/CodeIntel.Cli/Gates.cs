using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Sqlite;
using CodeIntel.Sqlite.Report;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>Decides the exit code after all output was written.</summary>
internal sealed class Gates(Workspace workspace, Study study, IReadOnlyList<StageOutcome> outcomes)
{
    private readonly Dictionary<(DuplicationLevel, DuplicationRelation), NewDuplicates> _counts =
    [];

    /// <summary>0, or 3 where the condition of a gate holds; says why on stderr.</summary>
    public int Check(GateSet gates)
    {
        var failed = gates.Gates.Select(gate => Reason(gate, gates)).OfType<string>().ToList();
        if (gates.Baseline is { } baseline)
        {
            var counts = Counts(baseline.Level, baseline.Relation, gates);
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"baseline: {counts.Duplicates} duplicates are new, {counts.Vanished} of {baseline.Count} are gone"
                )
            );
        }

        foreach (var reason in failed)
        {
            Console.Error.WriteLine($"gate failed: {reason}");
        }

        return failed.Count > 0 ? ExitCodes.Gate : ExitCodes.Done;
    }

    private string? Reason(GateExpression gate, GateSet gates)
    {
        if (gate.IsLeak)
        {
            return LeakReason(gate);
        }

        if (!gate.IsOfDuplication)
        {
            var dropped = outcomes
                .Select(o => o.Report)
                .Where(r => r.Stage is "clone" or "extract")
                .Sum(r => r.Ledger[0].Read - r.Ledger[0].Kept);
            return gate.Holds(dropped)
                ? $"drops: {dropped} repositories or files were dropped; list them with: codeintel inspect drops"
                : null;
        }

        if (Missing(gate) is { } stage)
        {
            return $"{gate.Metric}: not known, since {stage} has not run; leave the gate out, or run {stage} first";
        }

        var units = new DuplicateTable(workspace)
            .Summaries()
            .First(summary => summary.Level == gate.Level)
            .Units;
        var value = Counts(gate.Level, gate.Relation, gates).Of(gate.Metric, units);
        return gate.Holds(value) ? Told(gate, value, gates.Baseline is not null) : null;
    }

    private string? Missing(GateExpression gate) =>
        new DuplicateTable(workspace).Summaries().All(summary => summary.Level != gate.Level)
            ? "dedup"
        : gate.Metric == "cross-split" && new SplitTable(workspace).ReadLeaks() is null ? "split"
        : null;

    private NewDuplicates Counts(
        DuplicationLevel level,
        DuplicationRelation relation,
        GateSet gates
    )
    {
        if (!_counts.TryGetValue((level, relation), out var counts))
        {
            var reader = new DuplicateReportReader(workspace, study);
            counts = NewDuplicates.Count(reader.Groups(level, relation), gates.Baseline);
            _counts.Add((level, relation), counts);
        }

        return counts;
    }

    private static string Told(GateExpression gate, double value, bool onlyNew)
    {
        var units = gate.Level == DuplicationLevel.Method ? "methods" : "files";
        var relation = KebabCase.Of(gate.Relation);
        var text = gate.Metric switch
        {
            "cross-split" => $"evaluation examples have a {relation} duplicate in train",
            "cross-repository" => $"{units} have a {relation} duplicate in another repository",
            "duplicates" => $"{units} have a {relation} duplicate",
            "clusters" => $"clusters of {relation} duplicates among {units}",
            "largest" => $"members in the largest cluster of {relation} duplicates among {units}",
            _ => $"of the {units} have a {relation} duplicate",
        };
        var number = value.ToString(
            gate.Metric == "share" ? "0.####" : "0",
            CultureInfo.InvariantCulture
        );
        var bound = gate is { Operator: ">", Bound: 0 }
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" ({gate.Operator} {gate.Bound})");
        return $"{gate.Metric}: {number} {text}{(onlyNew ? ", not counting the baseline" : "")}{bound}";
    }

    /// <summary>Evaluation examples that share something with train, by the matrix of the split stage.</summary>
    private string? LeakReason(GateExpression gate)
    {
        if (new SplitTable(workspace).ReadLeaks() is not { } matrix)
        {
            return $"{gate.Metric}: not known, since split has not run; leave the gate out, or run split first";
        }

        LeakKind[] kinds =
            gate.Metric == GateExpression.AnyLeak
                ? [LeakKind.Exact, LeakKind.Near]
                :
                [
                    Enum.Parse<LeakKind>(
                        gate.Metric[(GateExpression.AnyLeak.Length + 1)..],
                        ignoreCase: true
                    ),
                ];
        var cells = matrix
            .Cells.Where(cell => cell.Other == Split.Train && kinds.Contains(cell.Kind))
            .ToList();
        var leaked = cells
            .GroupBy(cell => cell.Evaluated)
            .Sum(split => split.Max(cell => cell.Leaked));
        return gate.Holds(leaked)
            ? $"{gate.Metric}: "
                + string.Join(
                    "; ",
                    cells.Select(cell =>
                        $"{cell.Leaked} of {cell.Examples} {KebabCase.Of(cell.Evaluated)} examples share "
                            + $"{Shared(cell.Kind)} with "
                        + "train"
                    )
                )
            : null;
    }

    private static string Shared(LeakKind kind) =>
        kind switch
        {
            LeakKind.Label => "their label",
            LeakKind.Name => "their qualified name",
            LeakKind.Exact => "an exact duplicate",
            LeakKind.Near => "a near duplicate",
            _ => $"a {kind} duplicate",
        };
}
