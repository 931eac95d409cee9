namespace CodeIntel.Roslyn.Compat;

/// <summary>Two terminals and how many nodes lie on each one's side of the path.</summary>
internal readonly record struct CompatPair(int Left, byte LeftNodes, int Right, byte RightNodes);
