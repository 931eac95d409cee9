namespace CodeIntel.Examples;

/// <summary>
/// Which pairs of code and documentation are left out: the rules of CodeXGLUE (Lu 2021: documentation of 3 to 256
/// tokens, no markup or addresses, English, code that parses) and of CodeSearchNet (Husain 2019: code of at least three
/// lines, no test code).
/// </summary>
public static class CodeSearchCleaning
{
    private const int MinWords = 3;
    private const int MaxWords = 256;
    private const int MinLines = 3;

    private static readonly string[] _marks = ["<img", "http:", "https:"];

    /// <summary>The reason for which a pair is left out, or null.</summary>
    public static string? Refusal(string documentation, IReadOnlyList<string> words, DocumentedCode code) =>
        words.Count < MinWords ? "short-documentation"
        : words.Count > MaxWords ? "long-documentation"
        : _marks.Any(mark => documentation.Contains(mark, StringComparison.OrdinalIgnoreCase))
            ? "markup-in-documentation"
        : documentation.Any(c => char.IsLetter(c) && !char.IsAscii(c)) ? "not-english"
        : code.ParseErrors > 0 ? "parse-errors"
        : code.Traits.HasFlag(SourceTraits.Test) || code.Name.Contains("test", StringComparison.OrdinalIgnoreCase)
            ? "test-code"
        : code.Lines < MinLines ? "short-code"
        : null;
}
