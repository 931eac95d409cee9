using System.ComponentModel.DataAnnotations;

namespace CodeIntel.Studies;

/// <summary>Options of path contexts (Alon 2019a).</summary>
public sealed record PathOptions
{
    /// <summary>Most nodes on a path. Default: 8.</summary>
    [Range(1, 64)]
    public int MaxLength { get; init; } = 8;

    /// <summary>Largest distance of the two branches' indices under the common ancestor. Default: 2.</summary>
    [Range(1, 64)]
    public int MaxWidth { get; init; } = 2;

    /// <summary>
    /// Most path contexts stored per unit, sampled with the example's own seed beyond it. Default: 1000.
    /// </summary>
    [Range(1, 100_000)]
    public int MaxContexts { get; init; } = 1000;
}
