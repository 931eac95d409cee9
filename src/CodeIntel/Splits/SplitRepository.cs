using CodeIntel.Examples;

namespace CodeIntel.Splits;

/// <summary>
/// A repository as the split sees it: <paramref name="FixedSplit"/> is the corpus file's decision, or null.
/// </summary>
public sealed record SplitRepository(long Row, string Url, Split? FixedSplit);
