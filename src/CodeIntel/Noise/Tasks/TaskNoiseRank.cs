namespace CodeIntel.Noise.Tasks;

/// <summary>From which level on an example is noisy; as <see cref="NoiseRank"/>.</summary>
public readonly record struct TaskNoiseRank(TaskKey Key, double Quantile, double? NoisyFrom);
