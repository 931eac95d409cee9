using CodeIntel.Examples;
using CodeIntel.Export.Formats;

namespace CodeIntel.Export;

/// <summary>The formats by name, and what each of them can do.</summary>
public static class FormatFactory
{
    private static readonly Dictionary<string, ExportFormat> _formats = new(StringComparer.Ordinal)
    {
        ["code2vec"] = ExportFormat.Code2vec,
        ["code2seq"] = ExportFormat.Code2seq,
        ["great"] = ExportFormat.Great,
        ["codexglue"] = ExportFormat.CodeToText,
        ["codexglue-search"] = ExportFormat.CodeSearch,
        ["jsonl"] = ExportFormat.JsonLines,
        ["parquet"] = ExportFormat.Parquet,
    };

    /// <summary>The names that <c>--format</c> takes.</summary>
    public static IReadOnlyCollection<string> Names => _formats.Keys;

    /// <summary>The format of a name.</summary>
    public static ExportFormat Parse(string name) => _formats[name];

    /// <summary>The name of a format.</summary>
    public static string NameOf(ExportFormat format) =>
        _formats.FirstOrDefault(pair => pair.Value == format).Key ?? "vectors";

    /// <summary>Checks that options go together.</summary>
    /// <exception cref="ExportRefusedException">They do not.</exception>
    public static void Require(ExportSettings options)
    {
        var name = NameOf(options.Format);
        var isTable = options.Format is ExportFormat.JsonLines or ExportFormat.Parquet;
        Refuse(
            options.Compat && options.Format != ExportFormat.Code2seq,
            $"--compat is the published definition of code2seq's extractor; it goes with --format code2seq, not {name}."
        );
        Refuse(
            options.Compression != ExportCompression.None && !isTable,
            $"--compress goes with jsonl and parquet; the consumers of {name} read plain text."
        );
        Refuse(
            options.ShardBytes != 0 && !isTable && options.Format != ExportFormat.Great,
            $"--shard-size goes with jsonl, parquet and great; the consumers of {name} read one file per split."
        );
        Refuse(
            options.Include != ExportParts.None && !isTable,
            $"--include goes with jsonl and parquet; what {name} holds is fixed."
        );
        Refuse(
            options.Format == ExportFormat.Vectors
                && (
                    options.Units is not null
                    || options.View is not null
                    || options.Noise is not null
                    || options.Redact
                    || options.Licences is not ["any"]
                ),
            "--vectors writes the examples of the run; --units, --licences, --view, --noise and --redact do not go "
                + "with it."
        );
        Refuse(
            options.Splits.Count == 0,
            "--split names no split; splits are train, validation, test."
        );
        Refuse(options.Units is { Count: 0 }, "--units names no kind of unit.");
        Refuse(
            options.MaxContexts is < 1 or > 100_000,
            "--max-contexts must be between 1 and 100,000."
        );
        Refuse(options.ShardBytes < 0, "--shard-size must not be negative.");
        Refuse(
            options.Noise is { Level: not (null or (> 0 and <= 1)) },
            "--level must be above 0 and at most 1."
        );
        Refuse(
            options.Name.Length == 0
                || options.Name.Any(c =>
                    !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-')
                ),
            $"--name '{options.Name}' must be letters, digits and . _ -"
        );
        Refuse(
            options.Url is { } url && !IsWebAddress(url),
            $"--url '{options.Url}' must be a web address like https://example.org/dataset."
        );
    }

    internal static IExampleFormat Create(
        ExportSettings options,
        ExportTables tables,
        IExportSource source,
        ICompatPathExtractor? compat
    )
    {
        return options.Format switch
        {
            ExportFormat.Code2vec => new Code2vecFormat(options, new StoredContexts(tables)),
            ExportFormat.Code2seq when options.Compat => new Code2seqFormat(
                options,
                new CompatContexts(compat!)
            ),
            ExportFormat.Code2seq => new Code2seqFormat(
                options,
                new StoredContexts(Code2seqPaths(tables))
            ),
            ExportFormat.Great => new GreatFormat(
                options,
                options.Noise is { } noise
                    ? ExportableNoise.TaskOf(options.Format, noise.Kind) == TaskKind.VariableMisuse
                    : source.HasExamples(TaskKind.VariableMisuse)
            ),
            ExportFormat.CodeToText or ExportFormat.CodeSearch => new CodeXGlueFormat(options),
            _ => new TableFormat(options, tables, source),
        };
    }

    /// <summary>The parts whose string tables a format needs.</summary>
    internal static ExportParts TablesOf(ExportSettings options) =>
        (options.Redact ? ExportParts.Tokens : ExportParts.None) | Tables(options);

    private static ExportParts Tables(ExportSettings options) =>
        options.Format switch
        {
            ExportFormat.Code2vec => ExportParts.Contexts,
            ExportFormat.Code2seq => options.Compat ? ExportParts.None : ExportParts.Contexts,
            ExportFormat.Great or ExportFormat.CodeToText or ExportFormat.CodeSearch =>
                ExportParts.Tokens,
            _ => options.Include,
        };

    /// <summary>code2seq's paths are lists of nodes without direction.</summary>
    private static ExportTables Code2seqPaths(ExportTables tables) =>
        tables with
        {
            Paths = [.. tables.Paths.Select(path => path.Replace('^', '|').Replace('_', '|'))],
        };

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.IsWellFormedOriginalString()
        && address.Scheme is ("http" or "https");

    private static void Refuse(bool condition, string message)
    {
        if (condition)
        {
            throw new ExportRefusedException(message);
        }
    }
}
