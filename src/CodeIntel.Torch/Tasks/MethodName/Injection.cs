namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>
/// The copies of a repeated example from a level on; <paramref name="Copies"/> holds the contexts of each, as model
/// numbers.
/// </summary>
internal sealed record Injection(double NoisyFrom, IReadOnlyList<int[]> Copies);
