namespace CodeIntel.Reporting.Drawing;

/// <summary>
/// A figure: panels that share a table of numbers. Everything drawn is in the series, so the CSV is written from
/// them.
/// </summary>
internal sealed record Figure
{
    /// <summary>File name without extension, kebab-case.</summary>
    public required string Name { get; init; }

    /// <summary>Heading.</summary>
    public required string Title { get; init; }

    /// <summary>What is drawn, how to read it, n and interval.</summary>
    public required string Caption { get; init; }

    /// <summary>Name of the x column in the table of numbers.</summary>
    public required string XName { get; init; }

    /// <summary>Name of the y column in the table of numbers.</summary>
    public required string YName { get; init; }

    /// <summary>Panels in reading order.</summary>
    public required IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>Panels side by side where there is room.</summary>
    public int Columns { get; init; } = 3;
}
