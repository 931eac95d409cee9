using CodeIntel.Examples;

namespace CodeIntel.Reporting.Pages;

/// <summary>How things are called in the report.</summary>
internal static class Names
{
    /// <summary>A relation as in the literature.</summary>
    public static string Of(DuplicationRelation relation) =>
        relation switch
        {
            DuplicationRelation.Exact => "exact",
            DuplicationRelation.Type1 => "Type-1",
            DuplicationRelation.Type2 => "Type-2",
            _ => "near (Type-3)",
        };

    /// <summary>A split in lower case.</summary>
    public static string Of(Split split) => KebabCase.Of(split);

    /// <summary>A level in the plural.</summary>
    public static string Plural(DuplicationLevel level) => level == DuplicationLevel.Method ? "methods" : "files";

    /// <summary>A noise kind; the clean run's is <c>clean</c>.</summary>
    public static string Of(NoiseKind? noise) => noise is { } kind ? KebabCase.Of(kind) : "clean";

    /// <summary>A per-example measure as a title.</summary>
    public static string Measure(string measure) =>
        measure switch
        {
            "aum" => "AUM (area under the margin)",
            "forgetting" => "forgetting events",
            "correctness" => "correctness (epochs correct)",
            "loss" => "loss at the last epoch (nats)",
            _ => measure,
        };

    /// <summary>
    /// The last part of a repository's address; the last two where another one of <paramref name="all"/> ends alike.
    /// </summary>
    public static string Repository(string url, IReadOnlyList<string> all)
    {
        var name = Repository(url);
        if (all.Count(other => Repository(other) == name) < 2)
        {
            return name;
        }

        var parts = url.TrimEnd('/', '\\').Split('/', '\\');
        return parts.Length < 2 ? name : $"{parts[^2]}/{parts[^1]}";
    }

    /// <summary>The last part of a repository's address.</summary>
    public static string Repository(string url)
    {
        var trimmed = url.TrimEnd('/', '\\');
        var cut = trimmed.LastIndexOfAny(['/', '\\']);
        return cut >= 0 && cut < trimmed.Length - 1 ? trimmed[(cut + 1)..] : trimmed;
    }
}
