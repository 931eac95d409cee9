using System.Globalization;
using System.Text;

namespace CodeIntel.Examples.Scoring;

/// <summary>
/// Smoothed BLEU-4 of one sentence against one reference (Lin 2004), equal to CodeXGLUE's evaluation of code-to-text:
/// exp(min(0, 1 − (r + 1) / (c + 1)) + ¼ Σ_n log((m_n + s_n) / (g_n + s_n))), where c and r are the lengths of
/// candidate and reference, g_n the candidate's n-grams, m_n those that the reference has too (each as often as there),
/// s_1 = 0 and s_n = 1 otherwise. In [0, 1].
/// </summary>
public static class SmoothedBleu
{
    private const int Order = 4;

    // added to both sides of each logarithm, so that no match and no n-gram stay finite
    private const double Smallest = 2.2250738585072014e-308;

    /// <summary>The score of a candidate. An empty one scores exp(−r), by its brevity alone.</summary>
    public static double Of(string candidate, string reference)
    {
        var (test, truth) = (Words(candidate), Words(reference));
        var precision = 0.0;
        for (var n = 1; n <= Order; n++)
        {
            var smoothing = n == 1 ? Smallest : 1;
            var all = Math.Max(0, test.Count - n + 1);
            precision += Math.Log(Matches(test, truth, n) + smoothing) - Math.Log(all + smoothing);
        }

        var brevity = Math.Min(0, 1 - ((truth.Count + 1.0) / (test.Count + 1)));
        return Math.Exp((precision / Order) + brevity);
    }

    /// <summary>
    /// Lower-case words as NIST's normalisation leaves them: runs of letters and digits, and every other character that
    /// is no blank by itself, the underscore too.
    /// </summary>
    internal static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.ToLowerInvariant().EnumerateRunes())
        {
            if (IsInWord(rune))
            {
                word.Append(rune.ToString());
                continue;
            }

            EndWord();
            if (!IsBlank(rune))
            {
                words.Add(rune.ToString());
            }
        }

        EndWord();
        return words;

        void EndWord()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    private static int Matches(IReadOnlyList<string> test, IReadOnlyList<string> truth, int n)
    {
        var known = Grams(truth, n).CountBy(gram => gram, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return Grams(test, n).CountBy(gram => gram, StringComparer.Ordinal)
            .Sum(gram => Math.Min(gram.Value, known.GetValueOrDefault(gram.Key)));
    }

    // no word holds a blank
    private static IEnumerable<string> Grams(IReadOnlyList<string> words, int n) =>
        Enumerable.Range(0, Math.Max(0, words.Count - n + 1)).Select(i => string.Join(' ', words.Skip(i).Take(n)));

    private static bool IsInWord(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    // the four separators of ASCII are blanks in Python, whose notion the published evaluation follows
    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is >= 0x1c and <= 0x1f;
}
