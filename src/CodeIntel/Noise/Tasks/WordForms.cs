namespace CodeIntel.Noise.Tasks;

/// <summary>
/// The forms to which an English word may be reduced: itself in lower case, its singular, and its verb's lemma. Without
/// a dictionary an ending does not tell which (<c>creating</c>: <c>creat</c> or <c>create</c>), so all are given: two
/// words agree where they share a form.
/// </summary>
/// <remarks>
/// Endings: -ies → -y; -es after s, x, z, ch, sh; -s but not -ss, -us, -is; -ied → -y; -ed and -ing, also with an e in
/// their place, and with a doubled consonant made single. At least two letters, a vowel among them, must remain. A
/// short list holds what these do not reach.
/// </remarks>
internal static class WordForms
{
    private const int ShortestStem = 2;

    /// <summary>Lemmas with the forms that endings do not reach.</summary>
    private const string Irregular =
        """
        be: is are was were been being; have: has had having; do: does did done; get: got gotten;
        make: made; build: built; find: found; send: sent; write: written wrote; give: gave given;
        take: took taken; hold: held; keep: kept; leave: left; run: ran; begin: began begun;
        throw: threw thrown; choose: chosen; hide: hidden; break: broken; draw: drawn; know: known;
        show: shown; child: children; index: indices; vertex: vertices; matrix: matrices; axis: axes;
        person: people; man: men; datum: data; criterion: criteria
        """;

    private static readonly Dictionary<string, string> _irregular = Irregular
        .Split(';', StringSplitOptions.TrimEntries)
        .Select(entry => entry.Split(':', StringSplitOptions.TrimEntries))
        .SelectMany(entry => entry[1].Split(' ').Select(form => (Form: form, Lemma: entry[0])))
        .ToDictionary(pair => pair.Form, pair => pair.Lemma, StringComparer.Ordinal);

    /// <summary>The forms of a word, the word itself among them.</summary>
    public static HashSet<string> Of(string word)
    {
        var lower = word.ToLowerInvariant();
        var forms = new HashSet<string>(StringComparer.Ordinal) { lower };
        if (_irregular.TryGetValue(lower, out var lemma))
        {
            forms.Add(lemma);
            return forms;
        }

        foreach (var form in Reduced(lower).Where(form => form.Length >= ShortestStem && form.Any(IsVowel)))
        {
            forms.Add(form);
        }

        return forms;
    }

    private static IEnumerable<string> Reduced(string word)
    {
        if (Without(word, "ies") is { } y || (y = Without(word, "ied")) is not null)
        {
            return [y + "y"];
        }

        if (Without(word, "es") is { } es && EndsIn(es, "s", "x", "z", "ch", "sh"))
        {
            return [es, es + "e"];
        }

        if (Without(word, "s") is { } s && !EndsIn(s, "s", "u", "i"))
        {
            return [s];
        }

        return Without(word, "ed") is { } ed ? Stems(ed)
            : Without(word, "ing") is { } ing ? Stems(ing)
            : [];
    }

    private static IEnumerable<string> Stems(string stem)
    {
        yield return stem;
        yield return stem + "e";
        if (stem.Length > ShortestStem && stem[^1] == stem[^2] && !IsVowel(stem[^1]))
        {
            yield return stem[..^1];
        }
    }

    private static string? Without(string word, string ending) =>
        word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal)
            ? word[..^ending.Length]
            : null;

    private static bool EndsIn(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
