using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>What an export works with.</summary>
public sealed record ExportServices
{
    /// <summary>Where it reads.</summary>
    public required IExportSource Source { get; init; }

    /// <summary>The repositories of the workspace.</summary>
    public required IReadOnlyList<ExportRepository> Repositories { get; init; }

    /// <summary>Whether a licence (null: unknown) may be in the export.</summary>
    public Func<string?, bool> Permits { get; init; } = _ => true;

    /// <summary>Replaces secrets and personal data; null: nothing is replaced.</summary>
    public ITextRedactor? Redactor { get; init; }

    /// <summary>Needed with <see cref="ExportOptions.Compat"/>.</summary>
    public ICompatPathExtractor? Compat { get; init; }

    /// <summary>Needed for Parquet.</summary>
    public ITableFiles? Tables { get; init; }
}
