namespace CodeIntel.Redaction;

/// <summary>How random a text looks.</summary>
internal static class Entropy
{
    /// <summary>Shannon entropy of the characters of a text, in bits per character: −Σ p log2 p.</summary>
    public static double BitsPerCharacter(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[128];
        Count(text, counts);
        var bits = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var share = (double)count / text.Length;
                bits -= share * Math.Log2(share);
            }
        }

        return bits;
    }

    /// <summary>Different characters of a text; those beyond ASCII count as one.</summary>
    public static int Distinct(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[128];
        Count(text, counts);
        return counts.Length - counts.Count(0);
    }

    private static void Count(ReadOnlySpan<char> text, Span<int> counts)
    {
        foreach (var c in text)
        {
            counts[c < 127 ? c : 127]++;
        }
    }
}
