namespace CodeIntel.Licences;

/// <summary>A licence text as numbered word pairs, and how often it has each.</summary>
internal sealed class LicenceTemplate
{
    /// <summary>Numbers the pairs of a text; pairs that <paramref name="pairs"/> lacks are added.</summary>
    public LicenceTemplate(string id, List<string> words, Dictionary<(string, string), int> pairs)
    {
        (Id, Words, Restrictions) = (id, words.Count, LicenceRestrictions.Count(words));
        for (var i = 1; i < words.Count; i++)
        {
            if (!pairs.TryGetValue((words[i - 1], words[i]), out var pair))
            {
                pair = pairs.Count;
                pairs.Add((words[i - 1], words[i]), pair);
            }

            Counts[pair] = Counts.GetValueOrDefault(pair) + 1;
        }
    }

    /// <summary>SPDX identifier.</summary>
    public string Id { get; }

    /// <summary>Words of the text.</summary>
    public int Words { get; }

    /// <summary>Occurrences by word that takes rights away.</summary>
    public Dictionary<string, int> Restrictions { get; }

    /// <summary>Occurrences by pair.</summary>
    public Dictionary<int, int> Counts { get; } = [];

    /// <summary>
    /// The stretch of <paramref name="text"/> (its pairs, -1 for one that no licence has) that is most similar, not
    /// longer than this text. Similarity is Dice's: 2 |A ∩ B| / (|A| + |B|) over multisets of pairs, in [0, 1].
    /// </summary>
    public LicenceStretch Nearest(ReadOnlySpan<int> text)
    {
        var length = Math.Min(Words - 1, text.Length);
        var left = new Dictionary<int, int>(Counts);
        var (common, best, bestStart) = (0, -1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (left.TryGetValue(text[i], out var count))
            {
                common += count > 0 ? 1 : 0;
                left[text[i]] = count - 1;
            }

            if (i >= length && left.TryGetValue(text[i - length], out var gone))
            {
                common -= gone >= 0 ? 1 : 0;
                left[text[i - length]] = gone + 1;
            }

            if (common > best && i >= length - 1)
            {
                (best, bestStart) = (common, i - length + 1);
            }
        }

        var similarity = length == 0 ? 0 : 2.0 * best / (Words - 1 + length);
        return new(this, bestStart, length + 1, similarity);
    }
}
