namespace CodeIntel.Studies;

/// <summary>
/// What a view does where A is like B and B like C, but A is not like C: similarity is not transitive, a cluster is.
/// </summary>
public enum ViewClosure
{
    /// <summary>One member of the cluster stays. An excluded one may be like it only through others.</summary>
    Cluster = 0,

    /// <summary>
    /// Members are visited in the order of the policy, and one stays where no verified pair joins it with one that
    /// stays: no two that stay are duplicates, and each excluded one is itself a duplicate of one that stays.
    /// </summary>
    Pairs = 1,
}
