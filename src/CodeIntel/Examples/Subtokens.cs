namespace CodeIntel.Examples;

/// <summary>
/// Splits identifiers and literals into lower-case subtokens (Alon 2019b): at lower→upper, at upper→upper-lower, at
/// anything that is not a letter. A token with no letter left is a kept small integer (0–5, 10), else NUM; one with no
/// digit either is empty.
/// </summary>
public static class Subtokens
{
    /// <summary>Joins subtokens in labels and terminals: <c>get|full|name</c>.</summary>
    public const char Separator = '|';

    /// <summary>Stands for the method's own name wherever it would be a terminal.</summary>
    public const string MethodNameMask = "METHOD_NAME";

    /// <summary>Stands for a number other than the kept small integers.</summary>
    public const string Number = "NUM";

    private const int MostOnStack = 256;

    private static readonly string[] _keptIntegers = ["0", "1", "2", "3", "4", "5", "10"];

    /// <summary>The subtokens of a text joined by <see cref="Separator"/>; empty where nothing remains.</summary>
    public static string Normalise(string text)
    {
        // at most one separator before each letter
        var joined = 2 * text.Length <= MostOnStack ? stackalloc char[MostOnStack] : new char[2 * text.Length];
        var length = 0;
        var hasDigit = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!char.IsLetter(c))
            {
                hasDigit |= char.IsAsciiDigit(c);
                continue;
            }

            if (length > 0 && StartsSubtoken(text, i))
            {
                joined[length++] = Separator;
            }

            joined[length++] = char.ToLowerInvariant(c);
        }

        return length > 0 ? joined[..length].ToString()
            : hasDigit ? Integer(text)
            : "";
    }

    /// <summary>The subtokens of a normalised text.</summary>
    public static string[] Split(string normalised) => normalised.Length == 0 ? [] : normalised.Split(Separator);

    private static bool StartsSubtoken(string text, int i)
    {
        var previous = text[i - 1];
        return !char.IsLetter(previous)
            || (
                char.IsUpper(text[i]) && (!char.IsUpper(previous) || (i + 1 < text.Length && char.IsLower(text[i + 1])))
            );
    }

    private static string Integer(string text) => Array.IndexOf(_keptIntegers, text.Trim()) >= 0 ? text.Trim() : Number;
}
