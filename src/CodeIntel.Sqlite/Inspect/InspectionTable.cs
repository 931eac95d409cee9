namespace CodeIntel.Sqlite.Inspect;

/// <summary>A titled table; cells are text, whole numbers, numbers or null.</summary>
public sealed record InspectionTable(
    string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
