namespace CodeIntel.Dedup;

/// <summary>
/// What a run may use. Neither is an option of a study: they belong to the machine.
/// </summary>
/// <param name="SpillFolder">Folder for temporary files; nothing of it stays.</param>
/// <param name="MaxMemoryBytes">Most memory of the process; null for what the methods need by themselves.</param>
public sealed record DedupResources(string SpillFolder, long? MaxMemoryBytes = null)
{
    /// <summary>Temporary files in the system's folder and no cap.</summary>
    public static DedupResources Default { get; } =
        new(Path.Combine(Path.GetTempPath(), $"codeintel-dedup-{Environment.ProcessId}"));
}
