using System.Text;
using CodeIntel.Examples;
using CodeIntel.Redaction;

namespace CodeIntel.Export;

/// <summary>
/// Turns stored texts into what leaves the workspace: redacted where asked for, and well formed, because JSON, UTF-8
/// and Parquet have no unpaired surrogates.
/// </summary>
internal sealed class ExampleMaker(
    IExportCodec codec, ExportTables tables, bool redacts, ILiteralTerminals? literals)
{
    private readonly string[] _terms = [.. tables.Terms.Select(term => WellFormed(term.Text))];

    public IExportCodec Codec => codec;

    public ExportTables Tables => tables;

    /// <summary>True where secrets and personal data are replaced.</summary>
    public bool Redacts => redacts;

    /// <summary>A text as it leaves.</summary>
    public string Clean(string text, TextTally tally)
    {
        if (!redacts)
        {
            return WellFormed(text);
        }

        var redacted = Redactor.Redact(text);
        foreach (var (kind, count) in redacted.Counts)
        {
            tally.AddRedaction(KebabCase.Of(kind), count);
        }

        return WellFormed(redacted.Text);
    }

    /// <summary>The texts of the table of terms, by row.</summary>
    public IReadOnlyList<string> Terms => _terms;

    /// <summary>The text of a row of the table of terms.</summary>
    public string Term(int row) => _terms[row];

    /// <summary>True where a row of the table of terms is a string literal.</summary>
    public bool IsText(int row) => tables.Terms[row].Kind == TokenKind.StringLiteral;

    /// <summary>The terminals that a row of the table of terms, a string literal, has in stored contexts.</summary>
    public IReadOnlyCollection<string> TerminalsOf(int row) => literals!.TerminalsOf(tables.Terms[row].Text);

    /// <summary>Replaces unpaired surrogates by U+FFFD.</summary>
    public static string WellFormed(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        return at < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }
}
