namespace CodeIntel.Licences;

/// <summary>Recognizes licences by what headers of source files and short notices say of them.</summary>
internal static class LicencePhrases
{
    private static readonly Lazy<ILookup<string, Phrase>> _phrases = new(Load);

    /// <summary>
    /// All licences that the words name, joined by AND, or null. A phrase inside a longer one does not count.
    /// </summary>
    public static string? Find(List<string> words)
    {
        var found = new List<Phrase>();
        for (var i = 0; i < words.Count;)
        {
            var phrase = _phrases.Value[words[i]].FirstOrDefault(p => StandsAt(p.Words, words, i));
            i += phrase?.Words.Count ?? 1;
            if (phrase is not null)
            {
                found.Add(phrase);
            }
        }

        // "a copy of the GNU General Public License" follows the sentence that tells its version
        var strong = found.Where(p => !p.IsWeak).Select(p => p.Family).ToHashSet(StringComparer.Ordinal);
        var ids = found.Where(p => !p.IsWeak || !strong.Contains(p.Family)).Select(p => p.Id)
            .Distinct(StringComparer.Ordinal).ToList();
        return ids.Count == 0 ? null : string.Join(" AND ", ids);
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
    }
}
