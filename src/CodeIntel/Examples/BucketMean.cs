namespace CodeIntel.Examples;

/// <summary>
/// Mean of a measure over the training examples of one bucket of the duplication factor (<see cref="FactorBucket"/>).
/// Infinite values (forgetting of the never learnt) are not in the mean: <paramref name="Infinite"/> counts them beside
/// its n.
/// </summary>
public sealed record BucketMean(
    string Measure, DuplicationRelation Relation, DuplicationScope Scope, int Bucket, Estimate Mean, long Infinite);
