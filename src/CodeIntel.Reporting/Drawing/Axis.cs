namespace CodeIntel.Reporting.Drawing;

/// <summary>An axis from <paramref name="Min"/> to <paramref name="Max"/>; categories stand at 0, 1, 2 …</summary>
internal sealed record Axis(string Title, double Min, double Max)
{
    /// <summary>Names of the positions 0, 1, 2 …; null for numbers.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>An axis of categories.</summary>
    public static Axis Of(string title, IReadOnlyList<string> categories) =>
        new(title, -0.6, categories.Count - 0.4) { Categories = categories };

    /// <summary>What a position is called: its category, or null on a numeric axis.</summary>
    public string? CategoryAt(double position) =>
        Categories is { } names && position >= 0 && position < names.Count ? names[(int)position] : null;
}
