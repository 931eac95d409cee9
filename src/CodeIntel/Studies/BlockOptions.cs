using System.ComponentModel.DataAnnotations;

namespace CodeIntel.Studies;

/// <summary>Options of sub-method clones: token runs that two methods share although they are no duplicates.</summary>
public sealed record BlockOptions
{
    /// <summary>Whether blocks are looked for, at method level. Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Fewest tokens of a block. Default: 50.</summary>
    [Range(10, 100_000)]
    public int MinTokens { get; init; } = 50;

    /// <summary>Whether identifiers and literals may be renamed consistently inside a block. Default: false.</summary>
    public bool Renamed { get; init; }

    /// <summary>
    /// A run of <see cref="MinTokens"/> tokens that occurs more often than this in distinct methods is boilerplate: it
    /// is counted and starts no block. Default: 64.
    /// </summary>
    [Range(2, 10_000)]
    public int MaxOccurrences { get; init; } = 64;
}
