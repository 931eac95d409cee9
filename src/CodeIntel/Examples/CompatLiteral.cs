namespace CodeIntel.Examples;

/// <summary>A string literal as written, with its quotes, and its row in <see cref="CompatFile.Terminals"/>.</summary>
public readonly record struct CompatLiteral(string Text, int Terminal);
