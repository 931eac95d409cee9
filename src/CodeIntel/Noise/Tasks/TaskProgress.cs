namespace CodeIntel.Noise.Tasks;

/// <summary>
/// What is stored of a task: units up to <paramref name="LastRow"/> were read, <paramref name="Kept"/> of them gave
/// examples, and the others were dropped for these reasons.
/// </summary>
public sealed record TaskProgress(long LastRow, long Kept, IReadOnlyDictionary<string, long> Dropped);
