using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>
/// Which pairs of code and documentation are left out: the rules of CodeXGLUE (Lu 2021: documentation of 3 to 256
/// tokens, no markup or addresses, English, code that parses) and of CodeSearchNet (Husain 2019: code of at least three
/// lines, no test code).
/// </summary>
internal static class CodeSearchCleaning
{
    private const int MinWords = 3;
    private const int MaxWords = 256;
    private const int MinLines = 3;

    private static readonly string[] _marks = ["<img", "http:", "https:"];

    /// <summary>The reason for which a pair is left out, or null.</summary>
    public static string? Refusal(ExportExample example, string documentation, string[] words) =>
        words.Length < MinWords ? "short-documentation"
        : words.Length > MaxWords ? "long-documentation"
        : _marks.Any(mark => documentation.Contains(mark, StringComparison.OrdinalIgnoreCase))
            ? "markup-in-documentation"
        : documentation.Any(c => char.IsLetter(c) && !char.IsAscii(c)) ? "not-english"
        : example.Unit.ParseErrors > 0 ? "parse-errors"
        : example.Unit.Traits.HasFlag(SourceTraits.Test)
            || example.Unit.Name.Contains("test", StringComparison.OrdinalIgnoreCase) ? "test-code"
        : example.Code.AsSpan().Count('\n') + 1 < MinLines ? "short-code"
        : null;
}
