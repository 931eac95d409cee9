using ScottPlot;
using SkiaSharp;

namespace CodeIntel.Reporting.Drawing;

/// <summary>
/// A dashed line through some points, as a path with a piece per dash: Skia's SVG canvas knows no path effect, and says
/// so on the error stream for each.
/// </summary>
internal sealed class DashedLine(IReadOnlyList<Coordinates> points, SKColor color, float markerRadius) : IPlottable
{
    private const float Dash = 5;

    private const float Gap = 3.5f;

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => new(points);

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        SKPoint[] pixels = [.. points.Select(Axes.GetPixel).Select(pixel => new SKPoint(pixel.X, pixel.Y))];
        using var dashes = new SKPath();
        var phase = 0f;
        foreach (var (from, to) in pixels.Zip(pixels.Skip(1)))
        {
            phase = Add(dashes, from, to, phase);
        }

        using var paint = new SKPaint { Color = color, IsAntialias = true, StrokeWidth = 1.1f };
        paint.Style = SKPaintStyle.Stroke;
        rp.Canvas.DrawPath(dashes, paint);
        paint.Style = SKPaintStyle.Fill;
        foreach (var pixel in markerRadius > 0 ? pixels : [])
        {
            rp.Canvas.DrawCircle(pixel, markerRadius, paint);
        }
    }

    // the pattern goes on over corners: phase is how far into it a stretch begins
    private static float Add(SKPath dashes, SKPoint from, SKPoint to, float phase)
    {
        var length = SKPoint.Distance(from, to);
        for (var start = -phase; start < length; start += Dash + Gap)
        {
            var (begin, end) = (Math.Max(0, start), Math.Min(length, start + Dash));
            if (end > begin)
            {
                dashes.MoveTo(Between(from, to, begin / length));
                dashes.LineTo(Between(from, to, end / length));
            }
        }

        return (phase + length) % (Dash + Gap);
    }

    private static SKPoint Between(SKPoint from, SKPoint to, float share) =>
        new(from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));
}
