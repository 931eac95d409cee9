using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>
/// An example as it is exported: after noise, and redacted where asked for. Parts are decoded when they are first read.
/// </summary>
internal sealed class ExportExample(ExportUnit unit, FileContent content, ExampleMaker maker, TextTally tally)
{
    /// <summary>Stands for a string literal, and for a terminal made of one, that redaction changed.</summary>
    public const string Redacted = "REDACTED";

    private static readonly Dictionary<string, int> _nothing = [];

    private string? _label;
    private string? _code;
    private Dictionary<string, int>? _lost;
    private PathContext[]? _contexts;
    private ProgramGraph? _graph;

    public ExportUnit Unit => unit;

    public ExportFile File => content.File;

    public FileContent Content => content;

    /// <summary>The subtokens of the name, or the label that noise gave.</summary>
    public string Label => unit.Noise is { Text: null } noise ? noise.After : CleanLabel;

    /// <summary>The subtokens of the name.</summary>
    public string CleanLabel => _label ??= Subtokens.Normalise(unit.Name);

    public string Code => _code ??= maker.Clean(RawCode, tally);

    public string Signature => maker.Clean(unit.Signature, tally);

    public string? Documentation => unit.Documentation is { } text ? maker.Clean(text, tally) : null;

    public PathContext[] Contexts => _contexts ??= maker.Codec.Contexts(Edited?.Contexts ?? unit.Contexts!);

    public ProgramGraph Graph => _graph ??= maker.Codec.Graph(Edited?.Graph ?? unit.Graph!);

    /// <summary>Changed by noise in another text, with other features.</summary>
    private ExportNoise? Edited => unit.Noise is { Text: not null } noise ? noise : null;

    private string RawCode => Edited is { } noise
        ? maker.Codec.Text(noise.Text!)
        : content.Text.Substring(unit.Span.Start, unit.Span.Length);

    private ReadOnlySpan<int> TokenRows => Edited is { } noise
        ? maker.Codec.Tokens(noise.Tokens!, noise.TokenCount)
        : content.Tokens.AsSpan(unit.FirstToken, unit.TokenCount);

    private bool IsRedacted => maker.Redacts && Code != ExampleMaker.WellFormed(RawCode);

    /// <summary>
    /// String literals that the redacted text does not hold any more, and their rows in the table of terms: a secret is
    /// told by what stands around it, so the text decides for tokens and terminals too.
    /// </summary>
    private Dictionary<string, int> Lost => _lost ??= IsRedacted ? FindLost() : _nothing;

    /// <summary>The texts of the tokens.</summary>
    public string[] Tokens()
    {
        var rows = TokenRows;
        var texts = new string[rows.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Shown(maker.Term(rows[i]));
        }

        return texts;
    }

    /// <summary>The twins of variable-misuse, the bug-free one first; none where the unit has none.</summary>
    public IEnumerable<(MisuseLabel Label, TaskInput Input)> Twins()
    {
        foreach (var (label, bytes) in unit.Twins ?? [])
        {
            var input = maker.Codec.TaskInput(bytes, maker.Terms);
            yield return (MisuseLabel.Parse(label), input with { Tokens = [.. input.Tokens.Select(Shown)] });
        }
    }

    /// <summary>
    /// The table of terminals of stored contexts for this example, without those that come of a lost literal.
    /// </summary>
    public IReadOnlyList<string> Terminals(IReadOnlyList<string> table) =>
        Lost.Count == 0 ? table : new RedactedTerminals(table, [.. Lost.Values.SelectMany(maker.TerminalsOf)]);

    /// <summary>
    /// The terminals of <paramref name="file"/> for this example, without those that come of a lost literal. The
    /// definition parses the file in its own way, so its literals need not be among the tokens.
    /// </summary>
    public IReadOnlyList<string> Terminals(CompatFile file)
    {
        if (!IsRedacted)
        {
            return file.Terminals;
        }

        var raw = RawCode;
        var lost = file.Literals
            .Where(literal => raw.Contains(literal.Text, StringComparison.Ordinal)
                && IsLost(ExampleMaker.WellFormed(literal.Text)))
            .Select(literal => file.Terminals[literal.Terminal]);
        return new RedactedTerminals(file.Terminals, [.. lost]);
    }

    private string Shown(string token) => Lost.ContainsKey(token) ? $"\"{Redacted}\"" : token;

    private bool IsLost(string literal) => !Code.Contains(literal, StringComparison.Ordinal);

    private Dictionary<string, int> FindLost()
    {
        var lost = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in TokenRows)
        {
            if (maker.IsText(row) && IsLost(maker.Term(row)))
            {
                lost[maker.Term(row)] = row;
            }
        }

        return lost;
    }
}
