namespace CodeIntel.Export;

/// <summary>
/// <c>ledger.json</c>: what was asked for, from what, and what became of every example; all that
/// <see cref="ExportCheck"/> needs to read the folder again.
/// </summary>
public sealed record ExportLedger
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "ledger.json";

    /// <summary>Version of this document's form.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The format, as given to <c>--format</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The options in force.</summary>
    public required ExportSettings Options { get; init; }

    /// <summary>Hash of the workspace's data.</summary>
    public required string ContentHash { get; init; }

    /// <summary>One line per split that was asked for.</summary>
    public required IReadOnlyList<ExportLedgerLine> Splits { get; init; }

    /// <summary>Features of kept examples that were left out, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Features { get; init; }

    /// <summary>Replacements of secrets and personal data, by kind; of kept examples and of dropped ones.</summary>
    public required IReadOnlyDictionary<string, long> Redactions { get; init; }

    /// <summary>Examples by licence, <c>unknown</c> included.</summary>
    public required IReadOnlyDictionary<string, long> Licences { get; init; }

    /// <summary>The data files and those beside them, without cards, metadata and this file.</summary>
    public required IReadOnlyList<ExportedFile> Files { get; init; }

    /// <summary>All splits together.</summary>
    public long Kept => Splits.Sum(line => line.Kept);
}
