namespace CodeIntel.Examples;

/// <summary>
/// Counts that belong together. <paramref name="Title"/>: <c>Units by kind</c>; <paramref name="Unit"/>: what is
/// counted, in the plural; <paramref name="Counts"/>: in the order to show; <paramref name="Total"/>: null where
/// counts overlap or do not add up.
/// </summary>
public sealed record ReportCounts(string Title, string Unit, IReadOnlyList<NamedCount> Counts, long? Total);
