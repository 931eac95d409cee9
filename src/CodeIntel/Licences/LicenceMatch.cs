namespace CodeIntel.Licences;

/// <summary>
/// What a text was recognized as: an SPDX expression or <c>unknown</c>; the least similarity of its parts, or that of
/// <paramref name="Nearest"/>, the licence that comes closest to an unknown text (null: none does).
/// </summary>
public sealed record LicenceMatch(string Licence, double Similarity, string? Nearest);
