using CodeIntel.Studies;

namespace CodeIntel.Examples;

/// <summary>
/// A stage's account, with examples of what it dropped: at most <see cref="ReportLimits.DropsPerReason"/> for each
/// unit and reason, ordered by unit, reason, key.
/// </summary>
public sealed record ReportLedger(StageReport Report, IReadOnlyList<Drop> Drops);
