using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>
/// An example as it is exported: after noise, and redacted where asked for. Parts are decoded when they are first read.
/// </summary>
internal sealed class ExportExample(ExportUnit unit, FileContent content, ExampleMaker maker, TextTally tally)
{
    private string? _code;
    private int[]? _tokens;
    private PathContext[]? _contexts;
    private ProgramGraph? _graph;

    public ExportUnit Unit => unit;

    public ExportFile File => content.File;

    public FileContent Content => content;

    /// <summary>Changed by noise in another text, with other features.</summary>
    private ExportNoise? Edited => unit.Noise is { Text: not null } noise ? noise : null;

    /// <summary>The subtokens of the name, or the label that noise gave.</summary>
    public string Label => unit.Noise is { Text: null } noise ? noise.After : Subtokens.Normalise(unit.Name);

    public string Code => _code ??= maker.Clean(
        Edited is { } noise ? maker.Codec.Text(noise.Text!) : content.Text.Substring(unit.Span.Start, unit.Span.Length),
        tally);

    public string Signature => maker.Clean(unit.Signature, tally);

    public string? Documentation => unit.Documentation is { } text ? maker.Clean(text, tally) : null;

    /// <summary>Rows of the table of terms.</summary>
    public ReadOnlySpan<int> TokenRows
    {
        get
        {
            if (Edited is { } noise)
            {
                return _tokens ??= maker.Codec.Tokens(noise.Tokens!, noise.TokenCount);
            }

            return content.Tokens.AsSpan(unit.FirstToken, unit.TokenCount);
        }
    }

    /// <summary>The texts of the tokens.</summary>
    public string[] Tokens()
    {
        var rows = TokenRows;
        var texts = new string[rows.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = maker.Token(rows[i], tally);
        }

        return texts;
    }

    public PathContext[] Contexts => _contexts ??= maker.Codec.Contexts(Edited?.Contexts ?? unit.Contexts!);

    public ProgramGraph Graph => _graph ??= maker.Codec.Graph(Edited?.Graph ?? unit.Graph!);
}
