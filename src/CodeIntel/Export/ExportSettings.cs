using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>What is exported, and how.</summary>
public sealed record ExportSettings
{
    /// <summary>The format.</summary>
    public required ExportFormat Format { get; init; }

    /// <summary>Name of the dataset: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>. Part of file names.</summary>
    public string Name { get; init; } = "dataset";

    /// <summary>The splits to write. Default: all.</summary>
    public IReadOnlyList<Split> Splits { get; init; } = [Split.Train, Split.Validation, Split.Test];

    /// <summary>The kinds of unit; null: what the format's consumers are made for.</summary>
    public IReadOnlyList<UnitKind>? Units { get; init; }

    /// <summary>The licences that may be in the export, as words of a licence filter. Default: any.</summary>
    public IReadOnlyList<string> Licences { get; init; } = ["any"];

    /// <summary>The view whose excluded examples are left out, or null.</summary>
    public string? View { get; init; }

    /// <summary>The noise of the training split, or null for clean data.</summary>
    public NoiseSelection? Noise { get; init; }

    /// <summary>What jsonl and parquet hold beside the text. Default: nothing.</summary>
    public ExportParts Include { get; init; }

    /// <summary>
    /// Bytes before compression after which a file ends and the next begins; 0: one file per split. Default: 0.
    /// </summary>
    public long ShardBytes { get; init; }

    /// <summary>Compression of the data files, where the format's consumers read it. Default: none.</summary>
    public ExportCompression Compression { get; init; }

    /// <summary>Most path contexts of an example, 1 to 100,000. Default: 200.</summary>
    public int MaxContexts { get; init; } = 200;

    /// <summary>
    /// code2seq only: most path contexts of a training example, of which its reader samples anew at every epoch; at
    /// least <see cref="MaxContexts"/>. Default: 1000.
    /// </summary>
    public int MaxStoredContexts { get; init; } = 1000;

    /// <summary>True for the published definition of code2seq's C# extractor.</summary>
    public bool Compat { get; init; }

    /// <summary>
    /// True where the cleaning of CodeSearchNet and CodeXGLUE applies to their formats. Default: true.
    /// </summary>
    public bool Clean { get; init; } = true;

    /// <summary>True where secrets and personal data are replaced.</summary>
    public bool Redact { get; init; }

    /// <summary>The run whose code vectors are written (format <see cref="ExportFormat.Vectors"/>).</summary>
    public string? Run { get; init; }

    /// <summary>Date of publication for the metadata, <c>yyyy-MM-dd</c>. Default: 1970-01-01, for unknown.</summary>
    public string Published { get; init; } = "1970-01-01";

    /// <summary>Who publishes, for the metadata.</summary>
    public string Creator { get; init; } = "CodeIntel";

    /// <summary>Where it is published, for the metadata; null: an address made of its content.</summary>
    public string? Url { get; init; }
}
