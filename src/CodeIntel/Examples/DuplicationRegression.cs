namespace CodeIntel.Examples;

/// <summary>
/// Least squares of a measure on log2(duplication factor), controlling for log token count, log label frequency, noise
/// and repository. <paramref name="Slope"/>: change of the measure per doubling of the factor, with the t interval of
/// the cluster-robust <paramref name="StandardError"/>; <paramref name="Dropped"/>: controls that others already
/// determine. Examples with an infinite value are left out.
/// </summary>
public sealed record DuplicationRegression(
    string Measure, DuplicationRelation Relation, Estimate Slope, double StandardError, IReadOnlyList<string> Dropped);
