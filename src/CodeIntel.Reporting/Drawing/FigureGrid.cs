namespace CodeIntel.Reporting.Drawing;

/// <summary>Places the panels of a figure on one picture.</summary>
internal sealed class FigureGrid
{
    private const float Gap = 12;

    private readonly Figure _figure;

    private readonly float[] _rowHeights;

    /// <summary>Lays out a figure.</summary>
    public FigureGrid(Figure figure)
    {
        _figure = figure;
        Columns = Math.Min(figure.Columns, figure.Panels.Count);
        _rowHeights = [.. figure.Panels.Chunk(Columns).Select(row => row.Max(p => new PanelLayout(p).Height))];
        Width = Gap + (Columns * (PanelLayout.Width + Gap));
        Height = Gap + _rowHeights.Sum(h => h + Gap);
    }

    /// <summary>Panels side by side.</summary>
    public int Columns { get; }

    /// <summary>Width in pixels.</summary>
    public float Width { get; }

    /// <summary>Height in pixels.</summary>
    public float Height { get; }

    /// <summary>The panels with the places of their upper left corners.</summary>
    public IEnumerable<(Panel Panel, float Left, float Top)> Places()
    {
        var top = Gap;
        for (var i = 0; i < _figure.Panels.Count; i++)
        {
            yield return (_figure.Panels[i], Gap + (i % Columns * (PanelLayout.Width + Gap)), top);
            top += i % Columns == Columns - 1 ? _rowHeights[i / Columns] + Gap : 0;
        }
    }
}
