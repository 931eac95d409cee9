using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>A method or file as the duplicate detector sees it.</summary>
public sealed record TokenizedUnit
{
    /// <summary>Row in the level's table.</summary>
    public required long Row { get; init; }

    /// <summary>Row of the file that holds the unit; the unit's own row at file level.</summary>
    public required long FileRow { get; init; }

    /// <summary>Row of the repository.</summary>
    public required long RepositoryRow { get; init; }

    /// <summary>Hash of the unit's text. Equal hashes count as equal texts.</summary>
    public required ContentHash TextHash { get; init; }

    /// <summary>
    /// Index of the first token in the file; with the number of tokens, tells which unit lies inside which.
    /// </summary>
    public required int FirstToken { get; init; }

    /// <summary>
    /// The tokens in order, as term ids: a slice of the file's tokens, read before the next unit is asked for.
    /// </summary>
    public required ReadOnlyMemory<int> Tokens { get; init; }
}
