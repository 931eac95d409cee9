namespace CodeIntel.Examples;

/// <summary>The two classes of code-search.</summary>
public static class PairLabels
{
    /// <summary>The documentation is the method's own.</summary>
    public const string Match = "match";

    /// <summary>The documentation is another method's.</summary>
    public const string Mismatch = "mismatch";

    /// <summary>Both, in the order of the classifier's outputs.</summary>
    public static IReadOnlyList<string> All { get; } = [Mismatch, Match];
}
