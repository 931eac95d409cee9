using ScottPlot;
using SkiaSharp;

namespace CodeIntel.Reporting.Drawing;

/// <summary>Draws a panel with ScottPlot on any Skia canvas: a bitmap's or an SVG's.</summary>
internal static class PanelPainter
{
    private const float TextSize = 11;

    private const float LabelSize = 12;

    private const float TitleSize = 13;

    /// <summary>Draws a panel with its upper left corner at the given place.</summary>
    public static void Paint(SKCanvas canvas, Panel panel, float left, float top)
    {
        ReportFont.Register();
        var layout = new PanelLayout(panel);
        canvas.Save();
        canvas.Translate(left, top);
        using (var plot = CreatePlot(panel, layout))
        {
            SeriesPainter.Add(plot, panel);
            plot.Axes.SetLimits(panel.X.Min, panel.X.Max, panel.Y.Min, panel.Y.Max);
            Render(canvas, plot, new PixelRect(0, PanelLayout.Width, layout.Height, 0));
        }

        Write(canvas, panel.Title, 10, 18, TitleSize, Ink.Text);
        var middle =
            (layout.Left + PanelLayout.Width - PanelLayout.Right - ReportFont.Width(panel.X.Title, LabelSize)) / 2;
        Write(canvas, panel.X.Title, middle, layout.XTitleY, LabelSize, Ink.Muted);
        PaintLegend(canvas, panel, layout);
        canvas.Restore();
    }

    /// <summary>ScottPlot's colour of an ink.</summary>
    public static Color ColorOf(Ink ink) => Color.FromHex(Palette.Light(ink));

    // ScottPlot draws a plot twice the first time, which would double every mark of an SVG
    private static void Render(SKCanvas canvas, Plot plot, PixelRect place)
    {
        using var nothing = new SKNoDrawCanvas((int)place.Width, (int)place.Height);
        plot.Render(nothing, place);
        plot.Render(canvas, place);
    }

    private static Plot CreatePlot(Panel panel, PanelLayout layout)
    {
        var plot = new Plot();
        plot.Font.Set(ReportFont.Family);
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Color(ColorOf(Ink.Text));
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        plot.Axes.Top.TickLabelStyle.IsVisible = false;
        plot.Grid.MajorLineColor = ColorOf(Ink.Grid);
        plot.Grid.XAxisStyle.IsVisible = panel.X.Categories is null && panel.Y.Categories is null;
        plot.Grid.YAxisStyle.IsVisible = panel.Y.Categories is null;
        plot.HideLegend();
        plot.Layout.Fixed(new PixelPadding(layout.Left, PanelLayout.Right, layout.Bottom, PanelLayout.Top));
        Style(plot.Axes.Bottom, "", layout.XTicks);
        Style(plot.Axes.Left, panel.Y.Title, layout.YTicks);
        if (layout.TiltsX)
        {
            plot.Axes.Bottom.MajorTickStyle.Length = 0;
            plot.Axes.Bottom.TickLabelStyle.OffsetY = 4;
            plot.Axes.Bottom.TickLabelStyle.Rotation = -45;
            plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
        }

        return plot;
    }

    private static void Style(ScottPlot.IAxis axis, string title, Tick[] ticks)
    {
        axis.Label.Text = title;
        axis.Label.FontSize = LabelSize;
        axis.Label.Bold = false;
        axis.Label.ForeColor = ColorOf(Ink.Muted);
        axis.TickLabelStyle.FontSize = TextSize;
        axis.MinorTickStyle.Length = 0;
        axis.MajorTickStyle.Length = 3;
        axis.TickGenerator = new ScottPlot.TickGenerators.NumericManual(ticks);
    }

    private static void PaintLegend(SKCanvas canvas, Panel panel, PanelLayout layout)
    {
        using var series = panel.Series.Where(s => s.LegendText.Length > 0).GetEnumerator();
        for (var line = 0; line < layout.Legend.Count; line++)
        {
            var (x, y) = (14f, layout.LegendY(line));
            if (panel.LegendTitle.Length > 0)
            {
                Write(canvas, line == 0 ? panel.LegendTitle : "", x, y, TextSize, Ink.Muted);
                x += ReportFont.Width(panel.LegendTitle, TextSize) + 10;
            }

            foreach (var label in layout.Legend[line])
            {
                series.MoveNext();
                SeriesPainter.PaintKey(canvas, series.Current, x, y - 4);
                Write(canvas, label, x + 22, y, TextSize, Ink.Text);
                x += PanelLayout.EntryWidth(label);
            }
        }
    }

    private static void Write(SKCanvas canvas, string text, float x, float baseline, float size, Ink ink)
    {
        if (text.Length == 0)
        {
            return;
        }

        using var font = new SKFont(ReportFont.Typeface, size) { Edging = SKFontEdging.Antialias };
        using var paint = new SKPaint { Color = SKColor.Parse(Palette.Light(ink)), IsAntialias = true };
        canvas.DrawText(ReportFont.Drawable(text), x, baseline, font, paint);
    }
}
