namespace CodeIntel.Examples;

/// <summary>Where a member of a cluster stands, as far as statistics need it; numbers are rows.</summary>
public readonly record struct ClusterPlace(long Cluster, long File, long Repository, Split? Split);
