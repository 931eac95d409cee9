namespace CodeIntel.Cli;

/// <summary>A stage of a dry run; <paramref name="Basis"/> says where the numbers come from.</summary>
internal sealed record PlannedStage(
    string Name, long Units, string Unit, double Seconds, long DiskBytes, long MemoryBytes, string Basis);
