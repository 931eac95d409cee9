namespace CodeIntel.Examples;

/// <summary>A unit in a reported cluster.</summary>
public sealed record DuplicateUnit
{
    /// <summary>
    /// Names the unit from one run to the next, whatever the commit and the line: a hash of level, repository, path,
    /// qualified name, text, and its number among those that are the same in all of these.
    /// </summary>
    public required ContentHash Key { get; init; }

    /// <summary>Row in the level's table.</summary>
    public required long Row { get; init; }

    /// <summary>The example's id; of a file, the hash of its bytes.</summary>
    public required ContentHash Id { get; init; }

    /// <summary>Qualified name; the path of a file.</summary>
    public required string Name { get; init; }

    /// <summary>Canonical address of the repository.</summary>
    public required string Url { get; init; }

    /// <summary>Its commit.</summary>
    public required string Commit { get; init; }

    /// <summary>Path inside it.</summary>
    public required string Path { get; init; }

    /// <summary>Row of the file.</summary>
    public required long File { get; init; }

    /// <summary>First line, from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>Last line.</summary>
    public required int LastLine { get; init; }

    /// <summary>Number of tokens.</summary>
    public required int Tokens { get; init; }

    /// <summary>The split; null at file level and before the split.</summary>
    public Split? Split { get; init; }

    /// <summary>Closest relation to a fellow member.</summary>
    public required DuplicationRelation Relation { get; init; }

    /// <summary>Set Jaccard similarity to the nearest fellow member.</summary>
    public required double Similarity { get; init; }

    /// <summary>Makes a key from what names a unit.</summary>
    public static ContentHash MakeKey(
        DuplicationLevel level, string url, string path, string name, ContentHash text, long number) =>
        ContentHash.OfParts(
            KebabCase.Of(level), url, path, name, text.ToString(),
            number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
