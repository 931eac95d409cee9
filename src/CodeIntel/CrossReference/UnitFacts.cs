using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>
/// What the cross-reference needs of a unit; <paramref name="Split"/> is null where it is in none.
/// </summary>
public readonly record struct UnitFacts(long Row, long RepositoryRow, int TokenCount, Split? Split);
