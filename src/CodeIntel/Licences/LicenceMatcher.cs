namespace CodeIntel.Licences;

/// <summary>
/// Recognizes licence texts: Dice similarity of word pairs with the texts of the SPDX list, after its matching
/// guidelines. A text may hold several licences; they are found one by one, most similar first. Words that belong to
/// none, where they are many, are terms that nobody has read: the result then also asks for
/// <see cref="OtherText"/>. A permissive text with a word more that takes rights away is not recognized.
/// </summary>
public static class LicenceMatcher
{
    /// <summary>Least similarity of a text to the licence it is taken for; 1 is the same words.</summary>
    public const double LeastSimilarity = 0.9;

    /// <summary>Stands for terms beside a known licence.</summary>
    public const string OtherText = "LicenseRef-other-text";

    /// <summary>Most words beside known licences; the Commons Clause has 170, a sentence of introduction 30.</summary>
    private const int MostOtherWords = 60;

    /// <summary>A text with fewer words names its licence instead of being it.</summary>
    private const int LongestNotice = 250;

    /// <summary>From this similarity on a text is a licence that somebody changed, whatever it calls itself.</summary>
    private const double ChangedText = 0.4;

    private const int MaxWords = 60_000;
    private const string EndOfTerms = "END OF TERMS AND CONDITIONS";

    private static readonly Lazy<(List<LicenceTemplate> Templates, Dictionary<(string, string), int> Pairs)> _known =
        new(Load);

    /// <summary>Recognizes the text of a licence file.</summary>
    public static LicenceMatch Match(string text)
    {
        var words = LicenceWords.Of(text);
        if (words.Count is 0 or > MaxWords)
        {
            return new(LicenceFilter.Unknown, 0, null);
        }

        var found = Find(words);
        if (found.Count == 0)
        {
            var unknown = Unknown(words);
            return unknown.Similarity < ChangedText ? Named(text, words.Count) ?? unknown : unknown;
        }

        var licences = found.Select(stretch => stretch.Id).Distinct(StringComparer.Ordinal).ToList();
        if (words.Count - found.Sum(stretch => stretch.Words) > MostOtherWords)
        {
            licences.Add(OtherText);
        }
        else if (LicenceRestrictions.Exceed(words, found))
        {
            return Unknown(words);
        }

        return new(string.Join(" AND ", licences), found.Min(stretch => stretch.Similarity), null);
    }

    /// <summary>The whole licences among words, in order of their places.</summary>
    internal static List<LicenceStretch> Find(List<string> words)
    {
        var pairs = PairsOf(words);
        var found = new List<LicenceStretch>();
        var open = new Stack<(int Start, int End)>([(0, pairs.Length)]);
        while (open.TryPop(out var part))
        {
            var best = Best(pairs.AsSpan(part.Start..part.End), LeastSimilarity);
            if (best.Similarity >= LeastSimilarity)
            {
                found.Add(best with { Start = part.Start + best.Start });
                open.Push((part.Start, part.Start + best.Start));
                open.Push((Math.Min(part.End, part.Start + best.Start + best.Words), part.End));
            }
        }

        return [.. found.OrderBy(stretch => stretch.Start)];
    }

    private static LicenceMatch? Named(string text, int words)
    {
        var named = words <= LongestNotice ? LicencePhrases.FindOfRepository(text) : null;
        return named is null or LicenceFilter.Unknown ? null : new(named, 1, null);
    }

    private static LicenceMatch Unknown(List<string> words)
    {
        var nearest = Best(PairsOf(words), 0);
        return new(LicenceFilter.Unknown, nearest.Similarity, nearest.Similarity > 0 ? nearest.Id : null);
    }

    // of equals the longer text: a short licence may stand inside another
    private static LicenceStretch Best(ReadOnlySpan<int> pairs, double least)
    {
        var best = default(LicenceStretch);
        foreach (var template in _known.Value.Templates)
        {
            // even if all words were the same
            if (2.0 * pairs.Length / (template.Words - 1 + pairs.Length) < least)
            {
                continue;
            }

            var stretch = template.Nearest(pairs);
            if (stretch.Similarity > best.Similarity
                || (stretch.Similarity == best.Similarity && stretch.Words > best.Words))
            {
                best = stretch;
            }
        }

        return best;
    }

    private static int[] PairsOf(List<string> words)
    {
        var known = _known.Value.Pairs;
        var pairs = new int[Math.Max(0, words.Count - 1)];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = known.GetValueOrDefault((words[i], words[i + 1]), -1);
        }

        return pairs;
    }

    // what follows the terms tells how to apply them, and is often left out
    private static (List<LicenceTemplate>, Dictionary<(string, string), int>) Load()
    {
        var templates = new List<LicenceTemplate>();
        var pairs = new Dictionary<(string, string), int>();
        foreach (var (id, text) in LicenceData.Texts())
        {
            var end = text.IndexOf(EndOfTerms, StringComparison.OrdinalIgnoreCase);
            templates.Add(new(id, LicenceWords.Of(text), pairs));
            if (end >= 0)
            {
                templates.Add(new(id, LicenceWords.Of(text[..(end + EndOfTerms.Length)]), pairs));
            }
        }

        return (templates, pairs);
    }
}
