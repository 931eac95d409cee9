using System.Collections.Frozen;

namespace CodeIntel.Licences;

/// <summary>
/// Words that take rights away. One or two of them, put into the text of a permissive licence, hardly change its
/// similarity, and make another licence of it: "shall be used for Good, not Evil".
/// </summary>
internal static class LicenceRestrictions
{
    // "non" is none: non-infringement and non-exclusive are written in two ways
    private static readonly FrozenSet<string> _words = FrozenSet.Create(
        StringComparer.Ordinal,
        "not", "never", "cannot", "only", "except", "unless", "evil", "commercial", "commercially", "noncommercial",
        "nonprofit", "academic", "educational", "institution", "institutions", "research", "evaluation", "trial",
        "personal", "internal", "military", "prohibited", "forbidden");

    /// <summary>Occurrences of each such word.</summary>
    public static Dictionary<string, int> Count(List<string> words) =>
        words.Where(_words.Contains).CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <summary>
    /// True where words have more of them than the permissive licences that were found in these; other licences are
    /// filtered by what they are.
    /// </summary>
    public static bool Exceed(List<string> words, List<LicenceStretch> found)
    {
        if (!found.TrueForAll(stretch => LicenceIds.Permissive.Contains(stretch.Id)))
        {
            return false;
        }

        return Count(words).Any(pair =>
            pair.Value > found.Sum(stretch => stretch.Template.Restrictions.GetValueOrDefault(pair.Key)));
    }
}
