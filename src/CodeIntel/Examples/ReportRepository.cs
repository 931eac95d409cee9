namespace CodeIntel.Examples;

/// <summary>A repository as the report lists it.</summary>
public sealed record ReportRepository
{
    /// <summary>Canonical address, or the path as the corpus file writes it.</summary>
    public required string Url { get; init; }

    /// <summary>The commit.</summary>
    public required string Commit { get; init; }

    /// <summary>SPDX expression, or null.</summary>
    public string? Licence { get; init; }

    /// <summary>The split that the corpus file fixes, or null.</summary>
    public Split? FixedSplit { get; init; }

    /// <summary>Files kept.</summary>
    public required long Files { get; init; }

    /// <summary>Units kept.</summary>
    public required long Units { get; init; }

    /// <summary>Names that bound to a symbol.</summary>
    public long NamesBound { get; init; }

    /// <summary>All names; 0 without semantics.</summary>
    public long Names { get; init; }
}
