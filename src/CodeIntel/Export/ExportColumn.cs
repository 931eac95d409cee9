namespace CodeIntel.Export;

/// <summary>A column of a table export.</summary>
public sealed record ExportColumn(string Name, ExportColumnType Type, string Description);
