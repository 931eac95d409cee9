namespace CodeIntel.Studies;

/// <summary>
/// A stage's report and whether it was there already; <paramref name="Elapsed"/> is not part of any result.
/// </summary>
public sealed record StageOutcome(StageReport Report, bool Skipped, TimeSpan Elapsed);
