namespace CodeIntel.Noise.Tasks;

/// <summary>The most frequent token of a text, for shortcuts (Rabin 2022).</summary>
internal static class FrequentToken
{
    /// <summary>
    /// The most frequent of the tokens with a letter, or of all where none has one; of equals, the one that comes
    /// first. Punctuation, which every text is full of, would say nothing of the text. Null where there is no token.
    /// </summary>
    public static string? Of(IReadOnlyList<string> tokens)
    {
        var words = tokens.Where(token => token.Any(char.IsLetter)).ToList();
        return (words.Count > 0 ? words : tokens)
            .GroupBy(token => token, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .FirstOrDefault()?.Key;
    }

    /// <summary>The tokens with another one everywhere in the place of one.</summary>
    public static IReadOnlyList<string> Replace(IReadOnlyList<string> tokens, string token, string other) =>
        [.. tokens.Select(text => text == token ? other : text)];
}
