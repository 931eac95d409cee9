namespace CodeIntel.Examples;

/// <summary>A path context as text: two terminals, and the path between them (<see cref="SyntaxPathText"/>).</summary>
public readonly record struct NamedContext(string Start, string Path, string End);
