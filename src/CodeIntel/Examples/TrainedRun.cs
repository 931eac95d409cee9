namespace CodeIntel.Examples;

/// <summary>
/// A run as it was stored: its key, the hash of all that it depends on, its options as JSON, and where it was trained.
/// </summary>
public sealed record TrainedRun(RunKey Key, string Fingerprint, string Options, string Device);
