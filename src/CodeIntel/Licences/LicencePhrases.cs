namespace CodeIntel.Licences;

/// <summary>Recognizes licences by what headers of source files and short notices say of them.</summary>
internal static class LicencePhrases
{
    private static readonly Lazy<ILookup<string, Phrase>> _phrases = new(Load);

    /// <summary>Short names of licences with copyleft; one without a phrase is one that nobody has read.</summary>
    private static readonly string[] _families = ["agpl", "lgpl", "gpl", "sspl", "cddl", "mpl", "epl", "eupl"];

    /// <summary>
    /// All licences that a header or notice states, joined by AND, or null. A phrase inside a longer one does not
    /// count. A permissive licence counts where a sentence states it for this file; one that is stated with a negation
    /// or restriction is <c>unknown</c>, and so is a family with copyleft that is named in no known phrase; beside
    /// others these are <see cref="LicenceMatcher.OtherText"/>.
    /// </summary>
    public static string? Find(string text) => Joined(text, permissiveToo: true);

    /// <summary>The same of the notice of a repository, which may name the project.</summary>
    public static string? FindOfRepository(string text) => Joined(text, permissiveToo: true, isOfRepository: true);

    /// <summary>The same without permissive licences: what a text says beside a permissive one.</summary>
    public static string? FindRestrictive(string text) => Joined(text, permissiveToo: false);

    private static string? Joined(string text, bool permissiveToo, bool isOfRepository = false)
    {
        var sentences = LicenceSentences.Of(text);
        var words = sentences.SelectMany(sentence => sentence).ToList();
        var places = Places(words);
        var isUnknown = IsUnreadFamily(words, places)
            || (permissiveToo && places.Count > 0 && sentences.Exists(LicenceStatement.ForbidsTrade));
        var found = new List<Phrase>();
        foreach (var (start, phrase) in places.Where(place => permissiveToo || !place.Phrase.IsPermissive))
        {
            if (!phrase.IsPermissive)
            {
                found.Add(phrase);
                continue;
            }

            var end = start + phrase.Words.Count;
            var (from, to) = SentenceAround(sentences, start, end);
            var first = places.First(place => place.Start >= from).Start;
            if (LicenceStatement.Restricts(words[from..start]) || LicenceStatement.Restricts(words[end..to]))
            {
                isUnknown = true;
            }
            else if (LicenceStatement.Introduces(words[from..first], isOfRepository))
            {
                found.Add(phrase);
            }
        }

        return Joined(found, isUnknown);
    }

    private static string? Joined(List<Phrase> found, bool isUnknown)
    {
        // "a copy of the GNU General Public License" follows the sentence that tells its version
        var strong = found.Where(p => !p.IsWeak).Select(p => p.Family).ToHashSet(StringComparer.Ordinal);
        var ids = found.Where(p => !p.IsWeak || !strong.Contains(p.Family)).Select(p => p.Id)
            .Distinct(StringComparer.Ordinal).ToList();
        if (isUnknown)
        {
            ids.Add(ids.Count == 0 ? LicenceFilter.Unknown : LicenceMatcher.OtherText);
        }

        return ids.Count == 0 ? null : string.Join(" AND ", ids);
    }

    private static List<(int Start, Phrase Phrase)> Places(List<string> words)
    {
        var places = new List<(int, Phrase)>();
        for (var i = 0; i < words.Count;)
        {
            var phrase = _phrases.Value[words[i]].FirstOrDefault(p => StandsAt(p.Words, words, i));
            if (phrase is not null)
            {
                places.Add((i, phrase));
            }

            i += phrase?.Words.Count ?? 1;
        }

        return places;
    }

    // GPL, GPLv3, LGPL2
    private static bool IsUnreadFamily(List<string> words, List<(int Start, Phrase Phrase)> places) =>
        _families.Any(family =>
            words.Exists(word => word.StartsWith(family, StringComparison.Ordinal)
                && word.AsSpan(family.Length).TrimStart('v') is var version
                && version.IndexOfAnyExceptInRange('0', '9') < 0)
            && !places.Exists(place => place.Phrase.Family.Equals(family, StringComparison.OrdinalIgnoreCase)));

    // first and last sentence that hold words from start to end
    private static (int From, int To) SentenceAround(List<List<string>> sentences, int start, int end)
    {
        var (from, to) = (0, 0);
        foreach (var sentence in sentences)
        {
            from = to <= start ? to : from;
            to += sentence.Count;
            if (to >= end)
            {
                break;
            }
        }

        return (from, to);
    }

    private static bool StandsAt(List<string> phrase, List<string> words, int start)
    {
        for (var i = 0; i < phrase.Count; i++)
        {
            if (start + i >= words.Count || words[start + i] != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    // by first word, longest first
    private static ILookup<string, Phrase> Load() => LicenceData.Lines("phrases.txt")
        .Select(line => line.Split('\t'))
        .Select(parts => new Phrase(parts[0], LicenceWords.Of(parts[1]), parts.Length > 2))
        .OrderByDescending(phrase => phrase.Words.Count)
        .ToLookup(phrase => phrase.Words[0], StringComparer.Ordinal);

    private sealed record Phrase(string Id, List<string> Words, bool IsWeak)
    {
        public string Family => Id.Split('-')[0];

        public bool IsPermissive { get; } = LicenceIds.Permissive.Contains(Id);
    }
}
