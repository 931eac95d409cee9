namespace CodeIntel.Examples;

/// <summary>
/// A cluster of methods. <paramref name="Size"/> and <paramref name="Repositories"/> count all members;
/// <paramref name="Members"/> holds the first ones, representative first.
/// </summary>
public sealed record ReportCluster(
    DuplicationRelation Relation, long Size, long Repositories, IReadOnlyList<ReportClusterMember> Members);
