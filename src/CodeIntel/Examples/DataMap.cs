namespace CodeIntel.Examples;

/// <summary>
/// The data map of a run's training split (Swayamdipta 2020). <paramref name="N"/> counts all examples;
/// <paramref name="Points"/> is a sample in the order of example ids.
/// </summary>
public sealed record DataMap(RunKey Run, long N, IReadOnlyList<DataMapPoint> Points);
