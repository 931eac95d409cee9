namespace CodeIntel.Examples;

/// <summary>
/// A path through the syntax tree: node kinds from the start terminal's parent, up to the lowest common ancestor at
/// <paramref name="Top"/>, and down. <paramref name="Kinds"/> holds one UTF-16 code unit per node: the compiler's
/// number for its kind.
/// </summary>
public readonly record struct SyntaxPath(string Kinds, int Top);
