using System.Text.RegularExpressions;

namespace CodeIntel.Examples;

/// <summary>Splits documentation into words and runs of punctuation, as CodeSearchNet does (Husain 2019).</summary>
public static partial class DocumentationTokens
{
    /// <summary>The tokens of a text, in order; none is empty.</summary>
    public static string[] Of(string documentation) =>
        [.. Pattern().EnumerateMatches(documentation).ToStrings(documentation)];

    private static List<string> ToStrings(this Regex.ValueMatchEnumerator matches, string text)
    {
        var tokens = new List<string>();
        foreach (var match in matches)
        {
            tokens.Add(text.Substring(match.Index, match.Length));
        }

        return tokens;
    }

    // "+-/" inside the class is a range there too: + , - . /
    [GeneratedRegex(
        """[^\s,'"`.():\[\]=*;>{}+-/\\]+|\\+|\.+|\(\)|\{\}|\[\]|\(+|\)+|:+|\[+|\]+|\{+|\}+|=+|\*+|;+|>+|\++|-+|/+""")]
    private static partial Regex Pattern();
}
