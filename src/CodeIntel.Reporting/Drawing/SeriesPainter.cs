using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace CodeIntel.Reporting.Drawing;

/// <summary>Adds series to a plot, one way of drawing per kind.</summary>
internal static class SeriesPainter
{
    private const double GroupWidth = 0.78;

    /// <summary>Adds all series of a panel.</summary>
    public static void Add(Plot plot, Panel panel)
    {
        var beside = panel.Series.Count(s => s.Kind is SeriesKind.Bars or SeriesKind.Intervals);
        var place = 0;
        for (var i = 0; i < panel.Series.Count; i++)
        {
            var series = panel.Series[i];
            var offset = series.Kind is SeriesKind.Bars or SeriesKind.Intervals
                ? ((place++ + 0.5) / beside * GroupWidth) - (GroupWidth / 2)
                : 0;
            Add(plot, series, i, offset, GroupWidth / Math.Max(1, beside), MaxOf(panel));
        }
    }

    /// <summary>Draws the mark of a series in a legend, 16 pixels wide, centred on <paramref name="y"/>.</summary>
    public static void PaintKey(SKCanvas canvas, Series series, float x, float y)
    {
        using var paint = new SKPaint
        {
            Color = SKColor.Parse(Palette.Light(series.Ink)),
            IsAntialias = true,
            StrokeWidth = 2,
        };
        switch (series.Kind)
        {
            case SeriesKind.Bars:
                canvas.DrawRect(x + 3, y - 5, 10, 10, paint);
                break;
            case SeriesKind.Points:
                canvas.DrawCircle(x + 8, y, 3.5f, paint);
                break;
            case SeriesKind.Triangles:
                using (
                    var path = SKPath.ParseSvgPathData(
                        FormattableString.Invariant($"M{x + 4} {y + 3.5f}L{x + 12} {y + 3.5f}L{x + 8} {y - 4}Z")
                    )
                )
                {
                    (paint.Style, paint.StrokeWidth) = (SKPaintStyle.Stroke, 1.4f);
                    canvas.DrawPath(path, paint);
                }

                break;
            case SeriesKind.Published:
                (paint.Color, paint.StrokeWidth) = (SKColor.Parse(Palette.Light(Ink.Muted)), 1.4f);
                canvas.DrawLine(x, y, x + 4.5f, y, paint);
                canvas.DrawLine(x + 11.5f, y, x + 16, y, paint);
                canvas.DrawCircle(x + 8, y, 2, paint);
                break;
            default:
                paint.StrokeWidth = 2.2f;
                canvas.DrawLine(x, y, x + 16, y, paint);
                break;
        }
    }

    private static double MaxOf(Panel panel) =>
        panel.Series.SelectMany(s => s.Data).Select(d => d.Y).Where(double.IsFinite).DefaultIfEmpty(0).Max();

    private static void Add(Plot plot, Series series, int row, double offset, double width, double max)
    {
        var shown = series.Data.Where(d => double.IsFinite(d.X) && double.IsFinite(d.Y)).ToArray();
        switch (series.Kind)
        {
            case SeriesKind.Line:
                AddLine(plot, series, shown);
                break;
            case SeriesKind.Reference or SeriesKind.Published:
                plot.Add.Plottable(new DashedLine(
                    [.. shown.Select(d => new Coordinates(d.X, d.Y))],
                    SKColor.Parse(Palette.Light(series.Ink)),
                    series.Kind == SeriesKind.Published ? 2 : 0
                ));
                break;
            case SeriesKind.Points or SeriesKind.Triangles:
                AddMarkers(plot, series, shown);
                break;
            case SeriesKind.Bars:
                AddBars(plot, series, shown, offset, width);
                break;
            case SeriesKind.Intervals:
                AddIntervals(plot, series, shown, offset);
                break;
            case SeriesKind.Cells:
                AddCells(plot, shown, row, max);
                break;
        }
    }

    private static void AddLine(Plot plot, Series series, Datum[] data)
    {
        var known = data.Where(d => d.HasInterval).ToArray();
        if (known.Length > 1)
        {
            var band = plot.Add.FillY([.. known.Select(d => (d.X, d.Low, d.High))]);
            (band.FillColor, band.LineWidth) = (PanelPainter.ColorOf(series.Ink).WithAlpha(0.18), 0);
        }

        var line = plot.Add.ScatterLine(
            data.Select(d => d.X).ToArray(),
            data.Select(d => d.Y).ToArray(),
            PanelPainter.ColorOf(series.Ink)
        );
        line.LineWidth = 1.8f;
        if (data.Length == 1)
        {
            line.MarkerStyle.Size = 6;
            line.MarkerStyle.Shape = MarkerShape.FilledCircle;
        }
    }

    private static void AddMarkers(Plot plot, Series series, Datum[] data)
    {
        if (data.Length == 0)
        {
            return;
        }

        var hollow = series.Kind == SeriesKind.Triangles;
        var markers = plot.Add.Markers(
            data.Select(d => d.X).ToArray(),
            data.Select(d => d.Y).ToArray(),
            hollow ? MarkerShape.OpenTriangleUp : MarkerShape.FilledCircle,
            hollow ? 6.5f : 4,
            PanelPainter.ColorOf(series.Ink)
        );
        markers.MarkerLineWidth = hollow ? 1.1f : 0;
    }

    private static void AddBars(Plot plot, Series series, Datum[] data, double offset, double width)
    {
        Bar[] bars =
        [
            .. data.Select(d => new Bar
            {
                Position = d.X + offset,
                Value = d.Y,
                Size = width * 0.92,
                FillColor = PanelPainter.ColorOf(series.Ink),
                LineWidth = 0,
            }),
        ];
        plot.Add.Bars(bars);
        AddErrorBars(plot, data, offset, Ink.Text);
    }

    private static void AddIntervals(Plot plot, Series series, Datum[] data, double offset)
    {
        AddErrorBars(plot, data, offset, series.Ink);
        var points = plot.Add.Scatter(
            data.Select(d => d.X + offset).ToArray(),
            data.Select(d => d.Y).ToArray(),
            PanelPainter.ColorOf(series.Ink)
        );
        points.LineWidth = 0.8f;
        points.MarkerSize = 6;
    }

    private static void AddErrorBars(Plot plot, Datum[] data, double offset, Ink ink)
    {
        var known = data.Where(d => d.HasInterval).ToArray();
        if (known.Length == 0)
        {
            return;
        }

        var none = new double[known.Length];
        plot.Add.Plottable(
            new ScottPlot.Plottables.ErrorBar(
                [.. known.Select(d => d.X + offset)],
                [.. known.Select(d => d.Y)],
                none,
                none,
                none,
                none
            )
            {
                YErrorNegative = [.. known.Select(d => Math.Max(0, d.Y - d.Low))],
                YErrorPositive = [.. known.Select(d => Math.Max(0, d.High - d.Y))],
                Color = PanelPainter.ColorOf(ink),
                LineWidth = 1.3f,
                CapSize = 3,
            }
        );
    }

    private static void AddCells(Plot plot, Datum[] data, int row, double max)
    {
        foreach (var cell in data)
        {
            var ink = Palette.Heat(max > 0 ? cell.Y / max : 0);
            var box = plot.Add.Rectangle(cell.X - 0.48, cell.X + 0.48, row - 0.48, row + 0.48);
            (box.FillColor, box.LineWidth) = (PanelPainter.ColorOf(ink), 0);
            var text = plot.Add.Text(cell.Y.ToString("#,0", CultureInfo.InvariantCulture), cell.X, row);
            (text.LabelFontSize, text.LabelFontName) = (10, ReportFont.Family);
            text.LabelFontColor = PanelPainter.ColorOf(Palette.OnHeat(ink));
            text.LabelAlignment = Alignment.MiddleCenter;
        }
    }
}
