namespace CodeIntel.Examples;

/// <summary>
/// Near-duplicate clusters of methods with members in both repositories, named by their addresses;
/// <paramref name="First"/> comes first in the corpus, or is <paramref name="Second"/>: clusters with at least two
/// members inside it. Pairs without clusters may be left out.
/// </summary>
public readonly record struct RepositoryOverlap(string First, string Second, long Clusters);
