namespace CodeIntel.Examples;

/// <summary>
/// How many of the <paramref name="Examples"/> examples of split <paramref name="Of"/> have a member of their cluster
/// under <paramref name="Relation"/> (and closer ones) in split <paramref name="In"/>.
/// </summary>
public readonly record struct LeakCount(DuplicationRelation Relation, Split Of, Split In, long Leaked, long Examples);
