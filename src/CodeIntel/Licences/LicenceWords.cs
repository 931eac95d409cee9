using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace CodeIntel.Licences;

/// <summary>
/// The words of a licence text after the SPDX matching guidelines: case, punctuation, layout and comment marks do not
/// matter, copyright notices are left out, and words of equal meaning are one.
/// </summary>
internal static class LicenceWords
{
    private static readonly SearchValues<char> _yearsAndFields = SearchValues.Create("0123456789\u00A9<[{");

    private static readonly FrozenDictionary<string, string> _equal = new Dictionary<string, string>
    {
        ["licence"] = "license",
        ["licences"] = "licenses",
        ["licenced"] = "licensed",
        ["acknowledgement"] = "acknowledgment",
        ["analogue"] = "analog",
        ["authorisation"] = "authorization",
        ["authorised"] = "authorized",
        ["centre"] = "center",
        ["cancelled"] = "canceled",
        ["favour"] = "favor",
        ["fulfilment"] = "fulfillment",
        ["https"] = "http",
        ["initialise"] = "initialize",
        ["judgement"] = "judgment",
        ["labour"] = "labor",
        ["merchantibility"] = "merchantability",
        ["organisation"] = "organization",
        ["owner"] = "holder",
        ["owners"] = "holders",
        ["percent"] = "percentage",
        ["programme"] = "program",
        ["realise"] = "realize",
        ["recognise"] = "recognize",
        ["sublicence"] = "sublicense",
        ["whilst"] = "while",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words in order; copyright notices stay where <paramref name="withNotices"/> says so.</summary>
    public static List<string> Of(string text, bool withNotices = false)
    {
        var words = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var before = words.Count;
            Add(line, words);
            if (!withNotices && IsCopyrightNotice(line, words, before))
            {
                words.RemoveRange(before, words.Count - before);
            }
        }

        return words;
    }

    private static void Add(ReadOnlySpan<char> line, List<string> words)
    {
        var word = new StringBuilder();
        foreach (var c in line)
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '\u2019'))
            {
                Flush(word, words);
            }
        }

        Flush(word, words);
    }

    private static void Flush(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            var text = word.ToString();
            words.Add(_equal.GetValueOrDefault(text, text));
            word.Clear();
        }
    }

    // "copyright" also begins lines of running text: a notice has a year, a sign or a field to fill in
    private static bool IsCopyrightNotice(ReadOnlySpan<char> line, List<string> words, int first)
    {
        if (words.Count == first || line.Length > 300)
        {
            return false;
        }

        var start = words[first];
        var isNotice = start is "copyright" or "copyrights"
            || (start is "c" && words.Count > first + 1 && words[first + 1] is ['1' or '2', _, _, _])
            || (start is "portions" or "all" && words.Count > first + 1 && words[first + 1] is "copyright" or "rights");
        return line.TrimStart(" \t/*#;-").StartsWith("\u00A9", StringComparison.Ordinal)
            || (isNotice && (line.ContainsAny(_yearsAndFields) || words[first..].Exists(IsField)));
    }

    private static bool IsField(string word) => word is "c" or "year" or "yyyy" or "reserved";
}
