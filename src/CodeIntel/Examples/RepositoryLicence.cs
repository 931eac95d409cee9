namespace CodeIntel.Examples;

/// <summary>
/// A licence file of a repository: what its text was recognized as (an SPDX expression, or <c>unknown</c>), the
/// similarity to it in [0, 1], and for an unknown text the licence that comes closest, or null.
/// </summary>
public sealed record RepositoryLicence(string Path, string Licence, double Similarity, string? Nearest);
