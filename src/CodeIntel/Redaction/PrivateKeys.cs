namespace CodeIntel.Redaction;

/// <summary>Private keys in PEM armour (RFC 7468), also in a string literal with escaped line ends.</summary>
internal static class PrivateKeys
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    /// <summary>The largest key that is looked for; an RSA key of 16,384 bits has 12,800 characters.</summary>
    private const int MaxLength = 32_768;

    /// <summary>Finds all private keys, with their armour. One without an end is hidden to its last letter.</summary>
    public static void Find(string text, List<Finding> found)
    {
        var start = text.IndexOf(Begin, StringComparison.Ordinal);
        while (start >= 0)
        {
            var end = start + Begin.Length;
            if (IsPrivateKey(text, start) is { } body)
            {
                end = EndOf(text, start, body);
                found.Add(new(start, end - start, RedactionKind.Key));
            }

            start = text.IndexOf(Begin, end, StringComparison.Ordinal);
        }
    }

    // where the body of a private key begins
    private static int? IsPrivateKey(string text, int start)
    {
        var label = text.AsSpan(start + Begin.Length, Math.Min(60, text.Length - start - Begin.Length));
        var dashes = label.IndexOf(Dashes, StringComparison.Ordinal);
        return dashes >= 0 && label[..dashes].Contains("PRIVATE KEY", StringComparison.Ordinal)
            ? start + Begin.Length + dashes + Dashes.Length
            : null;
    }

    private static int EndOf(string text, int start, int body)
    {
        var limit = Math.Min(MaxLength, text.Length - start);
        var footer = text.AsSpan(start, limit).IndexOf(End, StringComparison.Ordinal);
        if (footer < 0)
        {
            var end = body;
            while (end < start + limit && IsArmoured(text[end]))
            {
                end++;
            }

            return end;
        }

        var after = start + footer + End.Length;
        var dashes = text.AsSpan(after, Math.Min(60, text.Length - after)).IndexOf(Dashes, StringComparison.Ordinal);
        return dashes < 0 ? after : after + dashes + Dashes.Length;
    }

    private static bool IsArmoured(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or '\r' or '\n' or '\\';
}
