namespace CodeIntel.Studies;

/// <summary>What a split never divides.</summary>
public enum SplitUnit
{
    /// <summary>Whole repositories; with fewer than three it falls back to files, with a warning.</summary>
    Repository,

    /// <summary>Whole files.</summary>
    File,

    /// <summary>Single examples.</summary>
    Example,
}
