namespace CodeIntel.Export.Formats;

/// <summary>What cards and metadata say about a format.</summary>
internal sealed record FormatDescription
{
    /// <summary>As given to <c>--format</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Task categories of Hugging Face.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>Media type of the data files.</summary>
    public required string MediaType { get; init; }

    /// <summary>The columns; empty where the format has none.</summary>
    public IReadOnlyList<ExportColumn> Columns { get; init; } = [];
}
