namespace CodeIntel.Examples;

/// <summary>
/// A verified pair; <paramref name="First"/> &lt; <paramref name="Second"/> are rows of the level's table.
/// </summary>
public readonly record struct DuplicatePair(
    long First, long Second, DuplicationRelation Relation, double SetJaccard, double MultisetJaccard);
