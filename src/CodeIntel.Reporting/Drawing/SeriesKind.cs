namespace CodeIntel.Reporting.Drawing;

/// <summary>How a series is drawn.</summary>
internal enum SeriesKind
{
    /// <summary>A line through the data, over a band where the data have intervals.</summary>
    Line,

    /// <summary>A dot each.</summary>
    Points,

    /// <summary>A hollow triangle each: told from dots without colour.</summary>
    Triangles,

    /// <summary>A bar each, beside the bars of the other series, with its interval where there is one.</summary>
    Bars,

    /// <summary>A dot and its interval each, beside those of the other series, joined by a thin line.</summary>
    Intervals,

    /// <summary>One row of coloured cells with their numbers.</summary>
    Cells,

    /// <summary>A dashed line for comparison; not data, so not in the table.</summary>
    Reference,

    /// <summary>A dashed line through marks: numbers of others. In the CSV file, not in the table.</summary>
    Published,
}
