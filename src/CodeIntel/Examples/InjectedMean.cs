namespace CodeIntel.Examples;

/// <summary>
/// Mean of a measure over the training examples that stand <paramref name="Copies"/> times in the training split
/// because duplicate injection repeated them; 1: those that it did not touch. Infinite values are counted beside the
/// mean's n.
/// </summary>
public sealed record InjectedMean(string Measure, int Copies, Estimate Mean, long Infinite);
