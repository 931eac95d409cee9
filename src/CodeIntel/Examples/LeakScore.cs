namespace CodeIntel.Examples;

/// <summary>
/// A score of a group of test examples at the last epoch: one of the task's scores (of method-name <c>precision</c>,
/// <c>recall</c>, <c>f1</c>, <c>exact-match</c>), or <c>loss</c> (mean in nats over the examples whose label is in the
/// vocabulary; n is still the group's).
/// </summary>
public sealed record LeakScore(DuplicationRelation Relation, LeakGroup Group, string Measure, Estimate Score);
