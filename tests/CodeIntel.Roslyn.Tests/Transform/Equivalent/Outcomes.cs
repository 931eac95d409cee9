namespace CodeIntel.Roslyn.Tests.Transform.Equivalent;

/// <summary>Compares what two programs gave.</summary>
internal static class Outcomes
{
    /// <summary>Fails with the first calls that differ, and the text that made them differ.</summary>
    public static void Equal(List<string> expected, List<string> actual, string text)
    {
        var differ = expected.Zip(actual).Where(pair => pair.First != pair.Second).Take(5).ToList();
        Assert.True(
            differ.Count == 0 && expected.Count == actual.Count,
            string.Join('\n', differ.Select(pair => $"was: {pair.First}\nis:  {pair.Second}")) + "\n" + text);
    }
}
