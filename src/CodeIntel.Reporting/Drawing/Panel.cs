namespace CodeIntel.Reporting.Drawing;

/// <summary>One pair of axes with its series.</summary>
internal sealed record Panel
{
    /// <summary>Heading of the panel.</summary>
    public required string Title { get; init; }

    /// <summary>The panel in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>Vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>Series, the first at the back.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>What the legend's entries are, or empty.</summary>
    public string LegendTitle { get; init; } = "";

    /// <summary>Height in pixels at a width of <see cref="PanelLayout.Width"/>.</summary>
    public float Height { get; init; } = 270;
}
