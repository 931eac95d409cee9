namespace CodeIntel.CrossReference;

/// <summary>A duplicate cluster as its members see it; a unit without duplicate is a cluster of one.</summary>
internal sealed record ClusterFacts(
    long Representative, int Factor, bool TrainOnly, bool CrossSplit, bool AcrossRepositories);
