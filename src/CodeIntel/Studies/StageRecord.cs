namespace CodeIntel.Studies;

/// <summary>
/// What the workspace remembers of a stage. <paramref name="Report"/> is null while it has not finished.
/// </summary>
public sealed record StageRecord(string Stage, string Fingerprint, StageReport? Report);
