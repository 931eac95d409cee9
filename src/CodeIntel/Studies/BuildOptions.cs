using System.ComponentModel.DataAnnotations;

namespace CodeIntel.Studies;

/// <summary>Options of <c>semantics: build</c>.</summary>
public sealed record BuildOptions
{
    /// <summary>
    /// Longest time in seconds for <c>dotnet restore</c> of one project; a project that takes longer is bound from its
    /// sources (<c>restore-timeout</c>). Default: 300.
    /// </summary>
    [Range(1, 86_400)]
    public int RestoreTimeout { get; init; } = 300;

    /// <summary>
    /// Longest time in seconds for opening one project; one that takes longer is bound from its sources
    /// (<c>open-timeout</c>). Default: 120.
    /// </summary>
    [Range(1, 86_400)]
    public int OpenTimeout { get; init; } = 120;

    /// <summary>
    /// Most bytes of one repository's tree that are written to disk for its build; a larger one is bound from its
    /// sources (<c>tree-too-large</c>). Default: 1 GiB.
    /// </summary>
    [Range(1L, 1L << 40)]
    public long MaxTreeBytes { get; init; } = 1L << 30;
}
