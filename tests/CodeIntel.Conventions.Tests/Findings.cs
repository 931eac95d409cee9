namespace CodeIntel.Conventions.Tests;

/// <summary>What a convention's test reports: every place that breaks it, one a line.</summary>
internal static class Findings
{
    /// <summary>Fails with all findings where there are any.</summary>
    public static void None(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, $"{all.Count} places:\n{string.Join('\n', all)}");
    }
}
