namespace CodeIntel.Reporting.Figures;

/// <summary>Keeps figures readable and files small where a study is large.</summary>
internal static class Thinning
{
    /// <summary>Most points of a line: more than there are pixels to tell them apart.</summary>
    public const int MaxPoints = 400;

    /// <summary>At most <paramref name="most"/> elements, evenly spaced, with both ends.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> elements, int most) =>
        elements.Count <= most
            ? elements
            : [.. Enumerable.Range(0, most).Select(i => elements[(int)((long)i * (elements.Count - 1) / (most - 1))])];
}
