namespace CodeIntel.Examples;

/// <summary>
/// A project file that <c>semantics: build</c> met, and how many files it bound; <paramref name="Reason"/> and
/// <paramref name="Detail"/> say why its files were bound from source instead, or are null.
/// </summary>
public sealed record BuiltProject(string Path, int Files, string? Reason, string? Detail);
