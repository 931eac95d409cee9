namespace CodeIntel.Noise.Tasks;

/// <summary>
/// What became of a training example: <paramref name="Refused"/> is the reason of its drop, or null where it was
/// changed.
/// </summary>
public readonly record struct TaskNoiseOutcome(TaskKey Key, string? Refused);
