namespace CodeIntel.Examples;

/// <summary>
/// A source file with everything extracted from it. Strings are interned per file; the writer maps them to the
/// workspace's tables in the order in which files arrive, so ids do not depend on the number of threads.
/// </summary>
public sealed record ExtractedFile
{
    /// <summary>Row of the repository.</summary>
    public required long RepositoryRow { get; init; }

    /// <summary>Path inside the repository, with slashes.</summary>
    public required string Path { get; init; }

    /// <summary>Hash of the file's bytes.</summary>
    public required ContentHash Hash { get; init; }

    /// <summary>utf-8, utf-8-bom, utf-16le, utf-16be or latin-1.</summary>
    public required string Encoding { get; init; }

    /// <summary>What was noticed.</summary>
    public required SourceTraits Flags { get; init; }

    /// <summary>SPDX expression that the file itself states, or null.</summary>
    public string? Licence { get; init; }

    /// <summary>The licence that holds for the file: its own, else its repository's; null where unknown.</summary>
    public string? EffectiveLicence { get; init; }

    /// <summary>Size in the repository.</summary>
    public required long Bytes { get; init; }

    /// <summary>Number of lines.</summary>
    public required int Lines { get; init; }

    /// <summary>Number of syntax errors.</summary>
    public required int ParseErrors { get; init; }

    /// <summary>Share of names that bound to a symbol: (bound, all); (0, 0) without semantics.</summary>
    public required (int Bound, int All) Names { get; init; }

    /// <summary>What conditional compilation leaves out.</summary>
    public DisabledCode Disabled { get; init; }

    /// <summary>Decoded text.</summary>
    public required string Text { get; init; }

    /// <summary>Distinct tokens of the file.</summary>
    public required IReadOnlyList<Token> Vocabulary { get; init; }

    /// <summary>The file's tokens in order, as indices into <see cref="Vocabulary"/>.</summary>
    public required int[] Tokens { get; init; }

    /// <summary>Distinct terminals of the file's path contexts, normalised.</summary>
    public required IReadOnlyList<string> Terminals { get; init; }

    /// <summary>Distinct syntactic paths of the file's path contexts.</summary>
    public required IReadOnlyList<SyntaxPath> Paths { get; init; }

    /// <summary>The file's units in order of their spans.</summary>
    public required IReadOnlyList<ExtractedUnit> Units { get; init; }

    /// <summary>Units that were left out, with the reason.</summary>
    public required IReadOnlyList<Drop> UnitDrops { get; init; }
}
