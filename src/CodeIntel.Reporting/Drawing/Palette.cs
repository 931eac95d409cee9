namespace CodeIntel.Reporting.Drawing;

/// <summary>
/// The colours of the light theme. Each is used for one meaning only, so that the inline SVG can replace it by the
/// style sheet's variable of that meaning. Levels follow the plasma scale up to where it keeps a contrast of 3:1 with
/// white; categories are Okabe and Ito's (2008), darkened to the same contrast.
/// </summary>
internal static class Palette
{
    private static readonly (Ink Ink, string Variable, string Light)[] _colours =
    [
        (Ink.Text, "--ink", "#1b2026"),
        (Ink.Muted, "--muted", "#57606b"),
        (Ink.Grid, "--grid", "#e2e6ea"),
        (Ink.Level0, "--level-0", "#0d0887"),
        (Ink.Level1, "--level-1", "#6a1fb0"),
        (Ink.Level2, "--level-2", "#b02a8f"),
        (Ink.Level3, "--level-3", "#d6456b"),
        (Ink.Level4, "--level-4", "#e0702f"),
        (Ink.Category0, "--category-0", "#0072b2"),
        (Ink.Category1, "--category-1", "#cf5a00"),
        (Ink.Category2, "--category-2", "#00805c"),
        (Ink.Category3, "--category-3", "#a8508f"),
        (Ink.Category4, "--category-4", "#8a6d00"),
        (Ink.Category5, "--category-5", "#4c5866"),
        (Ink.Heat0, "--heat-0", "#f1f4f8"),
        (Ink.Heat1, "--heat-1", "#cfe0ee"),
        (Ink.Heat2, "--heat-2", "#9cc3e0"),
        (Ink.Heat3, "--heat-3", "#2f78b0"),
        (Ink.Heat4, "--heat-4", "#0a4a80"),
        (Ink.OnHeatLow, "--on-heat-low", "#14181d"),
        (Ink.OnHeatHigh, "--on-heat-high", "#fdfdfd"),
    ];

    /// <summary>Variable and light colour of every meaning.</summary>
    public static IReadOnlyList<(Ink Ink, string Variable, string Light)> Colours => _colours;

    /// <summary>The light colour, <c>#rrggbb</c>.</summary>
    public static string Light(Ink ink) => _colours[(int)ink].Light;

    /// <summary>The style sheet's variable of a light colour, or null.</summary>
    public static string? VariableOf(string light)
    {
        foreach (var colour in _colours)
        {
            if (string.Equals(colour.Light, light, StringComparison.OrdinalIgnoreCase))
            {
                return colour.Variable;
            }
        }

        return null;
    }

    /// <summary>
    /// The colour of the <paramref name="rank"/>-th of <paramref name="count"/> ordered levels; beyond five,
    /// neighbours share one.
    /// </summary>
    public static Ink Level(int rank, int count) =>
        count <= 1 ? Ink.Level0 : Ink.Level0 + (int)Math.Round(rank * 4.0 / (count - 1), MidpointRounding.AwayFromZero);

    /// <summary>The colour of a category; beyond six they repeat.</summary>
    public static Ink Category(int index) => Ink.Category0 + (index % 6);

    /// <summary>The colour of a cell whose value is a share of the largest, in [0, 1].</summary>
    public static Ink Heat(double share) =>
        share <= 0 ? Ink.Heat0 : Ink.Heat1 + Math.Min(3, (int)(Math.Clamp(share, 0, 1) * 4));

    /// <summary>The colour of text on a cell.</summary>
    public static Ink OnHeat(Ink cell) => cell >= Ink.Heat3 ? Ink.OnHeatHigh : Ink.OnHeatLow;
}
