namespace CodeIntel.Examples;

/// <summary>
/// What the corpus file declares for a repository (null: nothing), and its recognized licence files.
/// </summary>
public sealed record LicenceComparison(string Url, string? Declared, IReadOnlyList<RepositoryLicence> Files);
