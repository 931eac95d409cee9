using System.Text.RegularExpressions;

namespace CodeIntel.Licences;

/// <summary>
/// The licence that a source file itself states in the comments before its first token: <c>SPDX-License-Identifier</c>
/// tags (several hold together), else a whole licence text, else a phrase that names one.
/// </summary>
public static class FileLicence
{
    private const string Tag = "SPDX-License-Identifier:";

    /// <summary>Fewest words of a header that can hold a whole licence.</summary>
    private const int ShortestText = 50;

    /// <summary>Directives whose names are no words of a licence.</summary>
    private static readonly Regex _directive = new(
        @"^[ \t]*#[ \t]*(define|undef|if|elif|pragma|nullable)\b[^\n]*",
        RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>
    /// The expression, <c>unknown</c> where a tag cannot be read, or null where the file states none.
    /// </summary>
    public static string? Of(string text) => OfHeader(HeaderOf(text));

    /// <summary>The comments before the first token of a C# file.</summary>
    public static string HeaderOf(string text) => FileHeader.Of(text);

    /// <summary>What a header states; see <see cref="Of"/>.</summary>
    public static string? OfHeader(string header)
    {
        var tags = Tags(header).ToList();
        if (tags.Count > 0)
        {
            return Joined(tags);
        }

        var words = LicenceWords.Of(_directive.Replace(header, ""));
        var texts = words.Count < ShortestText ? [] : LicenceMatcher.Find(words);
        return texts.Count == 0 ? LicencePhrases.Find(header)
            : LicenceRestrictions.Exceed(words, texts) ? LicenceFilter.Unknown
            : Joined(texts.Select(stretch => stretch.Id), header);
    }

    // a permissive text may stand beside the notice of another licence
    private static string Joined(IEnumerable<string> texts, string header)
    {
        var ids = texts.Distinct(StringComparer.Ordinal).ToList();
        if (ids.TrueForAll(LicenceIds.Permissive.Contains) && LicencePhrases.FindRestrictive(header) is { } other)
        {
            ids.Add(other == LicenceFilter.Unknown ? LicenceMatcher.OtherText : other);
        }

        return string.Join(" AND ", ids);
    }

    private static IEnumerable<string> Tags(string header)
    {
        for (var at = Next(header, 0); at >= 0; at = Next(header, at))
        {
            at += Tag.Length;
            var end = header.AsSpan(at).IndexOfAny('\r', '\n');
            var line = end < 0 ? header[at..] : header.Substring(at, end);
            yield return line.Replace("*/", "", StringComparison.Ordinal).Trim(' ', '\t', '*', '"');
        }
    }

    private static int Next(string header, int from) =>
        header.IndexOf(Tag, from, StringComparison.OrdinalIgnoreCase);

    private static string Joined(List<string> tags)
    {
        LicenceExpression? all = null;
        foreach (var tag in tags)
        {
            if (LicenceExpression.Parse(tag) is not { } parsed)
            {
                return LicenceFilter.Unknown;
            }

            all = all is null || all == parsed ? parsed : new LicenceExpression.Joined(false, all, parsed);
        }

        return all!.ToString()!;
    }
}
