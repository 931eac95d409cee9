namespace CodeIntel.Reporting.Drawing;

/// <summary>Where the parts of a panel stand, in pixels. A panel is as wide as a phone's page, so its text stays readable there.</summary>
internal sealed class PanelLayout
{
    /// <summary>Width of every panel.</summary>
    public const float Width = 380;

    private const float LegendLine = 18;

    private const float CharWidth = 6.1f;

    /// <summary>Lays out a panel.</summary>
    public PanelLayout(Panel panel)
    {
        var shown = panel.Series.Where(s => s.LegendText.Length > 0).Select(s => s.LegendText);
        Legend = Rows(shown, panel.LegendTitle);
        Left = panel.Y.Categories is { } rows ? Math.Clamp(20 + (Longest(rows) * CharWidth), 40, 130) : 54;
        TiltsX = panel.X.Categories is { } names && Longest(names) * CharWidth > (Width - Left - 16) / names.Count;
        var tick = TiltsX ? 12 + (Longest(panel.X.Categories!) * CharWidth * 0.75f) : 16;
        AxisBottom = tick + (panel.X.Title.Length > 0 ? 22 : 4);
        Bottom = AxisBottom + (Legend.Count * LegendLine) + 8;
        Height = panel.Height + (TiltsX ? tick - 16 : 0) + ((Legend.Count - 1) * LegendLine);
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

    /// <summary>Height of the panel.</summary>
    public float Height { get; }

    /// <summary>True where the names of the x axis are too long to stand side by side.</summary>
    public bool TiltsX { get; }

    /// <summary>Legend entries by line.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Legend { get; }

    /// <summary>Baseline of a legend line.</summary>
    public float LegendY(int line) => Height - Bottom + AxisBottom + (line * LegendLine) + 13;

    /// <summary>Width that a legend entry takes, its mark included.</summary>
    public static float EntryWidth(string label) => 36 + (ReportFont.Width(label, 11));

    private static int Longest(IReadOnlyList<string> names) => names.Count == 0 ? 0 : names.Max(n => n.Length);

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
