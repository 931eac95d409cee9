namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>What replaces an example from a level on; null: what it had.</summary>
internal sealed record EncodedVersion<T>(double NoisyFrom, string? Label, T? Input)
    where T : class;
