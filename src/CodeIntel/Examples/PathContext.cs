namespace CodeIntel.Examples;

/// <summary>Two terminals and the path between them, as indices of string tables (Alon 2019a).</summary>
public readonly record struct PathContext(int Start, int Path, int End);
