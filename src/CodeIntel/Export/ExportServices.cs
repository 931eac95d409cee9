using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>What an export works with.</summary>
public sealed record ExportServices
{
    /// <summary>Where it reads.</summary>
    public required IExportSource Source { get; init; }

    /// <summary>The repositories of the workspace.</summary>
    public required IReadOnlyList<ExportRepository> Repositories { get; init; }

    /// <summary>Needed with <see cref="ExportSettings.Compat"/>.</summary>
    public ICompatPathExtractor? Compat { get; init; }

    /// <summary>Needed with <see cref="ExportSettings.Redact"/>.</summary>
    public ILiteralTerminals? Literals { get; init; }

    /// <summary>Needed for <see cref="ExportFormat.Vectors"/>.</summary>
    public ICodeVectorSource? Vectors { get; init; }

    /// <summary>With <see cref="Vectors"/>: the noise of the run's training split; null for a clean run.</summary>
    public NoiseSelection? VectorNoise { get; init; }

    /// <summary>Needed for Parquet.</summary>
    public ITableFiles? Tables { get; init; }
}
