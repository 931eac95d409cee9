using System.CommandLine;
using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Export;

namespace CodeIntel.Cli;

/// <summary>The options of <c>codeintel export</c>.</summary>
internal sealed class ExportVerbOptions
{
    private static readonly Dictionary<string, Split> _splits = Names<Split>();
    private static readonly Dictionary<string, ExportParts> _parts = Names<ExportParts>(
        "none",
        "text",
        "misuse"
    );
    private static readonly Dictionary<string, ExportCompression> _compressions =
        Names<ExportCompression>();

    private readonly Option<string?> _format = new("--format", "-f")
    {
        Description = $"One of {string.Join(", ", FormatFactory.Names)}.",
    };

    private readonly Option<string?> _task = new("--task")
    {
        Description = "With codexglue: code-to-text (default) or code-search.",
    };

    private readonly Option<DirectoryInfo?> _out = new("--out", "-o")
    {
        Description = "Folder to write.",
    };
    private readonly Option<string?> _name = new("--name")
    {
        Description = "Name of the dataset. Default: the study's.",
    };
    private readonly Option<string?> _split = List(
        "--split",
        "Splits to write: train, validation, test. Default: all."
    );
    private readonly Option<string?> _units = List(
        "--units",
        "Kinds of unit. Default: what the format is made for."
    );
    private readonly Option<string?> _licences = List(
        "--licences",
        "permissive, any, or SPDX identifiers. Default: any."
    );
    private readonly Option<string?> _view = new("--view")
    {
        Description = "Leave out what this view of dedup excludes.",
    };
    private readonly Option<string?> _noise = new("--noise")
    {
        Description = "Corrupt the training split by this kind.",
    };
    private readonly Option<double?> _level = new("--level")
    {
        Description = "Level of the noise, one of the study's above 0. Default: the only one, else 1.",
    };

    private readonly Option<long?> _noiseSeed = new("--noise-seed")
    {
        Description = "Seed of the noise. Default: 1.",
    };

    private readonly Option<string?> _include = List(
        "--include",
        "With jsonl, parquet: tokens, contexts, graph."
    );
    private readonly Option<bool> _compat = new("--compat")
    {
        Description =
            "With code2seq: path contexts by the published definition of its C# extractor.",
    };

    private readonly Option<bool> _redact = new("--redact")
    {
        Description = "Replace e-mail addresses, keys, tokens and IP addresses; counted by kind.",
    };

    private readonly Option<bool> _uncleaned = new("--uncleaned")
    {
        Description =
            "With codexglue: keep pairs that the cleaning of CodeSearchNet and CodeXGLUE leaves out.",
    };

    private readonly Option<int> _maxContexts = new("--max-contexts")
    {
        Description = "Most path contexts of an example. Default: 200.",
        DefaultValueFactory = _ => 200,
    };

    private readonly Option<int?> _maxStored = new("--max-stored-contexts")
    {
        Description = "With code2seq: most path contexts of a training example. Default: 1000.",
    };

    private readonly Option<string?> _shardSize = new("--shard-size")
    {
        Description =
            "With jsonl, parquet, great: begin a new file after so many bytes (500MB, 2GB).",
    };

    private readonly Option<string> _compress = new("--compress")
    {
        Description = "With jsonl, parquet: none, gzip, brotli or zstd.",
        DefaultValueFactory = _ => "none",
    };

    private readonly Option<string?> _vectors = new("--vectors")
    {
        Description =
            "Instead of --format: write the code vectors of this run's model (codeintel inspect lists runs).",
    };

    private readonly Option<string> _published = new("--published")
    {
        Description = "Date of publication for the metadata, yyyy-MM-dd.",
        DefaultValueFactory = _ => "1970-01-01",
    };

    private readonly Option<string> _creator = new("--creator")
    {
        Description = "Who publishes, for the metadata.",
        DefaultValueFactory = _ => "CodeIntel",
    };

    private readonly Option<string?> _url = new("--url")
    {
        Description = "Where it is published, for the metadata.",
    };
    private readonly Option<bool> _overwrite = new("--overwrite")
    {
        Description = "Replace an export that is there.",
    };
    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Do everything but write; print the counts.",
    };
    private readonly Option<DirectoryInfo?> _check = new("--check")
    {
        Description = "Instead of exporting, read this export again: sums, forms, counts.",
    };

    /// <summary>Adds them to the command.</summary>
    public void AddTo(Command command)
    {
        foreach (
            var option in new Option[]
            {
                _format,
                _task,
                _out,
                _name,
                _split,
                _units,
                _licences,
                _view,
                _noise,
                _level,
                _noiseSeed,
                _include,
                _compat,
                _redact,
                _uncleaned,
                _maxContexts,
                _maxStored,
                _shardSize,
                _compress,
                _vectors,
                _published,
                _creator,
                _url,
                _overwrite,
                _dryRun,
                _check,
            }
        )
        {
            command.Add(option);
        }
    }

    /// <summary>Reads what an invocation asks for.</summary>
    /// <exception cref="UsageException">A value is wrong or missing.</exception>
    public ExportRequest Read(ParseResult parsed)
    {
        var check = parsed.GetValue(_check)?.FullName;
        var folder = parsed.GetValue(_out)?.FullName;
        var dryRun = parsed.GetValue(_dryRun);
        var options = new ExportSettings
        {
            Format = check is null ? Format(parsed) : ExportFormat.JsonLines,
            Run = parsed.GetValue(_vectors),
            Splits = Listed(parsed, _split, _splits) ?? [.. Enum.GetValues<Split>()],
            Units = Listed(parsed, _units, Names<UnitKind>()),
            Licences = parsed.GetValue(_licences)?.Split(',', Trim) ?? ["any"],
            View = parsed.GetValue(_view),
            Noise = parsed.GetValue(_noise) is { } noise
                ? new(
                    One("--noise", noise, Names<NoiseKind>()),
                    parsed.GetValue(_level),
                    parsed.GetValue(_noiseSeed) ?? 1
                )
                : null,
            Include = (Listed(parsed, _include, _parts) ?? []).Aggregate(
                ExportParts.None,
                (all, part) => all | part
            ),
            Compat = parsed.GetValue(_compat),
            Redact = parsed.GetValue(_redact),
            Clean = !parsed.GetValue(_uncleaned),
            MaxContexts = parsed.GetValue(_maxContexts),
            MaxStoredContexts = parsed.GetValue(_maxStored) ?? 1000,
            ShardBytes = parsed.GetValue(_shardSize) is { } size ? Bytes(size) : 0,
            Compression = One("--compress", parsed.GetValue(_compress)!, _compressions),
            Published = Date(parsed.GetValue(_published)!),
            Creator = parsed.GetValue(_creator)!,
            Url = parsed.GetValue(_url),
        };
        if (check is null)
        {
            RequireEffect(parsed, options);
        }

        return check is null && folder is null && !dryRun
            ? throw new UsageException("export needs --out DIR (or --dry-run, or --check DIR).")
            : new(
                options,
                parsed.GetValue(_name),
                folder,
                parsed.GetValue(_overwrite),
                dryRun,
                check
            );
    }

    /// <summary>Refuses options that nothing that is asked for reads.</summary>
    /// <exception cref="UsageException">There is one.</exception>
    private void RequireEffect(ParseResult parsed, ExportSettings options)
    {
        if (options.Noise is null && (parsed.GetValue(_level) is not null || parsed.GetValue(_noiseSeed) is not null))
        {
            throw new UsageException("--level and --noise-seed go with --noise.");
        }

        if (options.Format != ExportFormat.Code2seq && parsed.GetValue(_maxStored) is not null)
        {
            throw new UsageException(
                $"--max-stored-contexts goes with code2seq, whose reader samples anew at every epoch, not with "
                    + $"{FormatFactory.NameOf(options.Format)}.");
        }
    }

    private const StringSplitOptions Trim =
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    private ExportFormat Format(ParseResult parsed)
    {
        var format = parsed.GetValue(_format);
        if (parsed.GetValue(_vectors) is not null)
        {
            return format is null
                ? ExportFormat.Vectors
                : throw new UsageException(
                    "--vectors is an export of its own; leave --format out."
                );
        }

        var names = FormatFactory.Names.ToDictionary(
            name => name,
            FormatFactory.Parse,
            StringComparer.Ordinal
        );
        var found = One(
            "--format",
            format
                ?? throw new UsageException(
                    $"export needs --format; formats are {string.Join(", ", names.Keys)}."
                ),
            names
        );
        return (found, parsed.GetValue(_task)) switch
        {

            (_, null)
            or
            (ExportFormat.CodeToText, "code-to-text")
            or (ExportFormat.CodeSearch, "code-search") => found,
            (ExportFormat.CodeToText, "code-search") => ExportFormat.CodeSearch,
            (ExportFormat.CodeToText, var task) => throw new UsageException(
                $"--task '{task}' is not known; tasks of codexglue are code-to-text, code-search."
            ),
            _ => throw new UsageException("--task goes with --format codexglue."),
        };
    }

    private static Option<string?> List(string name, string description) =>
        new(name) { Description = description };

    private static Dictionary<string, T> Names<T>(params string[] without)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(value => !without.Contains(KebabCase.Of(value)))
            .ToDictionary(KebabCase.Of, StringComparer.Ordinal);

    private static List<T>? Listed<T>(
        ParseResult parsed,
        Option<string?> option,
        Dictionary<string, T> values
    ) =>
        parsed
            .GetValue(option)
            ?.Split(',', Trim)
            .Select(name => One(option.Name, name, values))
            .ToList();

    private static T One<T>(string option, string name, Dictionary<string, T> values) =>
        values.TryGetValue(name, out var value)
            ? value
            : throw new UsageException(
                $"{option} '{name}' is not known; choose from {string.Join(", ", values.Keys)}."
            );

    private static string Date(string text) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _
        )
            ? text
            : throw new UsageException($"--published '{text}' must be a date like 2026-01-31.");

    private static long Bytes(string text)
    {
        var digits = text.TrimEnd('B', 'K', 'M', 'G', 'b', 'k', 'm', 'g');
        var unit = text[digits.Length..].ToUpperInvariant() switch
        {
            "" or "B" => 1L,
            "K" or "KB" => 1_000L,
            "M" or "MB" => 1_000_000L,
            "G" or "GB" => 1_000_000_000L,
            _ => 0L,
        };
        return
            unit > 0
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value > 0
            && value <= long.MaxValue / unit
            ? value * unit
            : throw new UsageException($"--shard-size '{text}' must be a size like 500MB.");
    }
}
