namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// A way from one block to another (ordinals inside one function). <paramref name="Fresh"/>: variables whose scope is
/// entered on it, which therefore have no past. <paramref name="Exceptional"/>: taken from any point inside the block,
/// not from its end.
/// </summary>
internal sealed record FlowJump(int To, IReadOnlyList<int> Fresh, bool Exceptional);
