namespace CodeIntel.Reporting.Drawing;

/// <summary>Data of one kind in one colour; <paramref name="Label"/> names it in the table of numbers.</summary>
internal sealed record Series(string Label, Ink Ink, SeriesKind Kind, IReadOnlyList<Datum> Data)
{
    /// <summary>Its legend entry; empty for none.</summary>
    public string LegendText { get; init; } = Kind is SeriesKind.Cells ? "" : Label;
}
