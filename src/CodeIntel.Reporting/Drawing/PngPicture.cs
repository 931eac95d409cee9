using SkiaSharp;

namespace CodeIntel.Reporting.Drawing;

/// <summary>Figures as PNG: light colours on white, two pixels per unit.</summary>
internal static class PngPicture
{
    private const float Scale = 2;

    private const int ZLibLevel = 6;

    /// <summary>
    /// A whole figure.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no memory for the picture, or Skia cannot encode
    /// it.</exception>
    public static byte[] Encode(Figure figure)
    {
        var grid = new FigureGrid(figure);
        var info = new SKImageInfo(
            (int)Math.Ceiling(grid.Width * Scale),
            (int)Math.Ceiling(grid.Height * Scale),
            SKColorType.Rgba8888,
            SKAlphaType.Opaque
        );
        using var surface =
            SKSurface.Create(info)
            ?? throw new InvalidOperationException($"No memory for a picture of {info.Width} x {info.Height} pixels.");
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(Scale);
        foreach (var (panel, left, top) in grid.Places())
        {
            // a plot clears the canvas it is drawn on: on a layer of its own it clears no other panel
            surface.Canvas.SaveLayer(SKRect.Create(left, top, PanelLayout.Width, new PanelLayout(panel).Height), null);
            PanelPainter.Paint(surface.Canvas, panel, left, top);
            surface.Canvas.Restore();
        }

        using var pixels = surface.PeekPixels();
        using var data = pixels?.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, ZLibLevel));
        return data?.ToArray() ?? throw new InvalidOperationException("Skia could not encode the picture.");
    }
}
