using CodeIntel.Dedup.Reports;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>The gates of one invocation.</summary>
internal sealed record GateSet(IReadOnlyList<GateExpression> Gates, DuplicateBaseline? Baseline)
{
    /// <summary>Refuses a baseline that was made under other options than those in force.</summary>
    /// <exception cref="UsageException">It was.</exception>
    public void Require(Study study)
    {
        if (Baseline is null)
        {
            return;
        }

        BaselineFile.RequireThresholds(Baseline, study.Dedup);
        foreach (var gate in Gates.Where(gate => gate.IsOfDuplication))
        {
            BaselineFile.RequireKind(Baseline, gate.Level, gate.Relation);
        }
    }
}
