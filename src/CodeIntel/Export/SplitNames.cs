using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>What the consumers of each format call the splits.</summary>
internal static class SplitNames
{
    /// <summary>train, validation, test: as Hugging Face.</summary>
    public static string Of(Split split) => Of(split, "validation", "test");

    /// <summary>train, and two names of a consumer.</summary>
    public static string Of(Split split, string validation, string test) => split switch
    {
        Split.Train => "train",
        Split.Validation => validation,
        _ => test,
    };
}
