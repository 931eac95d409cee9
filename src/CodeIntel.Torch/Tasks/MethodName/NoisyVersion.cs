namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>What replaces an example from a level on; null: what it had.</summary>
internal sealed record NoisyVersion(double NoisyFrom, string? Label, int[]? Contexts);
