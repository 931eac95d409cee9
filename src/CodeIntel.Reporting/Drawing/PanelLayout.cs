using ScottPlot;

namespace CodeIntel.Reporting.Drawing;

/// <summary>
/// Where the parts of a panel stand, in pixels. A panel is as wide as a phone's page, so its text stays readable
/// there.
/// </summary>
internal sealed class PanelLayout
{
    /// <summary>Width of every panel.</summary>
    public const float Width = 380;

    private const float LegendLine = 18;

    /// <summary>Lays out a panel.</summary>
    public PanelLayout(Panel panel)
    {
        var shown = panel.Series.Where(s => s.LegendText.Length > 0).Select(s => s.LegendText);
        Legend = Rows(shown, panel.LegendTitle);
        XTicks = AxisTicks.Of(panel.X, 5);
        YTicks = AxisTicks.Of(panel.Y, 5);
        Left = 14 + Widest(YTicks) + (panel.Y.Title.Length > 0 ? 22 : 0);
        var longest = Widest(XTicks);
        TiltsX = panel.X.Categories is not null && longest + 2 > (Width - Left - Right) / XTicks.Length;
        var tick = TiltsX ? 12 + (longest * 0.71f) : 16;
        var title = panel.X.Title.Length > 0 ? 21 : 4;
        AxisBottom = tick + title;
        Bottom = AxisBottom + (Legend.Count * LegendLine) + 8;
        XTitleY = tick + 15;
        Height = panel.Height + (TiltsX ? tick - 16 : 0) + ((Legend.Count - 1) * LegendLine);
        XTitleY += Height - Bottom;
    }

    /// <summary>Room above the data for the title.</summary>
    public static float Top => 32;

    /// <summary>Room to the right of the data.</summary>
    public static float Right => 12;

    /// <summary>Room to the left of the data.</summary>
    public float Left { get; }

    /// <summary>Room below the data.</summary>
    public float Bottom { get; }

    /// <summary>Room below the data for ticks and the axis' title.</summary>
    public float AxisBottom { get; }

    /// <summary>Baseline of the x axis' title.</summary>
    public float XTitleY { get; }

    /// <summary>Height of the panel.</summary>
    public float Height { get; }

    /// <summary>Ticks of the x axis.</summary>
    public Tick[] XTicks { get; }

    /// <summary>Ticks of the y axis.</summary>
    public Tick[] YTicks { get; }

    /// <summary>True where the names of the x axis are too long to stand side by side.</summary>
    public bool TiltsX { get; }

    /// <summary>Legend entries by line.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Legend { get; }

    /// <summary>Baseline of a legend line.</summary>
    public float LegendY(int line) => Height - Bottom + AxisBottom + (line * LegendLine) + 13;

    /// <summary>Width that a legend entry takes, its mark included.</summary>
    public static float EntryWidth(string label) => 36 + (ReportFont.Width(label, 11));

    private static float Widest(Tick[] ticks) => ticks.Length == 0 ? 0 : ticks.Max(t => ReportFont.Width(t.Label, 11));

    private static List<IReadOnlyList<string>> Rows(IEnumerable<string> labels, string title)
    {
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var first = 14 + (title.Length > 0 ? ReportFont.Width(title, 11) + 10 : 0);
        var width = first;
        foreach (var label in labels)
        {
            if (row.Count > 0 && width + EntryWidth(label) > Width)
            {
                rows.Add(row);
                (row, width) = ([], first);
            }

            row.Add(label);
            width += EntryWidth(label);
        }

        if (row.Count > 0)
        {
            rows.Add(row);
        }

        return rows;
    }
}
