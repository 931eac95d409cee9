using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>
/// Turns stored texts into what leaves the workspace: redacted where asked for, and well formed, because JSON, UTF-8
/// and Parquet have no unpaired surrogates.
/// </summary>
internal sealed class ExampleMaker(IExportCodec codec, ExportTables tables, ITextRedactor? redactor)
{
    /// <summary>Stands for a terminal made of a literal in which something was found.</summary>
    public const string RedactedTerminal = "REDACTED";

    private readonly (string Text, SortedDictionary<string, long>? Counts)[] _terms = Terms(tables, redactor);

    public IExportCodec Codec => codec;

    public ExportTables Tables => tables;

    /// <summary>A text as it leaves.</summary>
    public string Clean(string text, TextTally tally) =>
        WellFormed(redactor is null ? text : redactor.Redact(text, tally.Redactions));

    /// <summary>A token as it leaves.</summary>
    public string Token(int row, TextTally tally)
    {
        var (text, counts) = _terms[row];
        foreach (var (kind, count) in counts ?? [])
        {
            tally.Redactions[kind] = tally.Redactions.GetValueOrDefault(kind) + count;
        }

        return text;
    }

    /// <summary>Replaces unpaired surrogates by U+FFFD.</summary>
    public static string WellFormed(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        return at < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>
    /// The terminals, without those that come of a string literal in which the redactor finds something: the letters of
    /// an address would be left of it.
    /// </summary>
    public static ExportTables RedactTerminals(ExportTables tables, ITextRedactor redactor)
    {
        var secret = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (kind, text) in tables.Terms)
        {
            var counts = new Dictionary<string, long>(StringComparer.Ordinal);
            if (kind == TokenKind.StringLiteral && redactor.Redact(text, counts) is not null && counts.Count > 0)
            {
                secret.Add(Subtokens.Normalise(text));
            }
        }

        return secret.Count == 0 ? tables : tables with
        {
            Terminals = [.. tables.Terminals.Select(text => secret.Contains(text) ? RedactedTerminal : text)],
        };
    }

    private static (string Text, SortedDictionary<string, long>? Counts)[] Terms(
        ExportTables tables, ITextRedactor? redactor)
    {
        var terms = new (string, SortedDictionary<string, long>?)[tables.Terms.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            var (kind, text) = tables.Terms[i];
            var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
            var clean = redactor is not null && kind == TokenKind.StringLiteral
                ? redactor.Redact(text, counts)
                : text;
            terms[i] = (WellFormed(clean), counts.Count > 0 ? counts : null);
        }

        return terms;
    }
}
