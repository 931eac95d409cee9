namespace CodeIntel.Examples;

/// <summary>
/// What conditional compilation leaves out of a file: runs of text between two directives, their lines and their
/// characters.
/// </summary>
public readonly record struct DisabledCode(int Regions, int Lines, int Characters);
