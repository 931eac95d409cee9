namespace CodeIntel.Examples;

/// <summary>How many clusters of a level and relation have a size.</summary>
public readonly record struct ClusterSizeCount(
    DuplicationLevel Level, DuplicationRelation Relation, long Size, long Clusters);
