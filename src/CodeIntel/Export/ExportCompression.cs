namespace CodeIntel.Export;

/// <summary>How the data files are compressed.</summary>
public enum ExportCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>gzip; the header holds no time, so the bytes are the same each time.</summary>
    Gzip,

    /// <summary>Brotli.</summary>
    Brotli,

    /// <summary>Zstandard.</summary>
    Zstd,
}
