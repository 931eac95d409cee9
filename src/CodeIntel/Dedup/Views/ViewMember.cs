namespace CodeIntel.Dedup.Views;

/// <summary>A member of a cluster, with what policies look at.</summary>
public sealed record ViewMember
{
    /// <summary>Row in the level's table; ascending in the order of the corpus.</summary>
    public required long Row { get; init; }

    /// <summary>Row of the file that holds it; its own row at file level.</summary>
    public required long FileRow { get; init; }

    /// <summary>The repository's canonical address.</summary>
    public required string Url { get; init; }

    /// <summary>SPDX expression of the file, else of the repository; null where none is known.</summary>
    public string? Licence { get; init; }

    /// <summary>Number of tokens.</summary>
    public required int TokenCount { get; init; }

    /// <summary>Index of the first token in the file.</summary>
    public required int FirstToken { get; init; }

    /// <summary>Members of one Type-1 class have the same number; never shared otherwise.</summary>
    public required long Type1Class { get; init; }

    /// <summary>Members of one Type-2 class have the same number; never shared otherwise.</summary>
    public required long Type2Class { get; init; }

    /// <summary>True where one of the two lies inside the other: the same text seen twice, no duplicate.</summary>
    public bool IsNestedWith(ViewMember other) =>
        FileRow == other.FileRow && Row != other.Row && (Holds(other) || other.Holds(this));

    private bool Holds(ViewMember other) =>
        FirstToken <= other.FirstToken && other.FirstToken + other.TokenCount <= FirstToken + TokenCount;
}
