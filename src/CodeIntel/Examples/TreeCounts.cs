namespace CodeIntel.Examples;

/// <summary>
/// How many of a tree's files the globs leave out: <paramref name="Other"/> are not C#, <paramref name="Excluded"/>
/// are. With the files that were read, they are all files of the tree.
/// </summary>
public readonly record struct TreeCounts(int Other, int Excluded);
