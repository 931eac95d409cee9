namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// A way from one block to another. <paramref name="To"/>: a block, or −1 where control leaves the function with an
/// exception. <paramref name="Through"/>: the finally functions that run on the way, in order.
/// <paramref name="Fresh"/>: variables whose scope is entered on it, which therefore have no past.
/// <paramref name="Exceptional"/>: taken from any point inside the block, not from its end.
/// </summary>
internal sealed record FlowJump(int To, IReadOnlyList<int> Through, IReadOnlyList<int> Fresh, bool Exceptional)
{
    /// <summary>The jump at the end of a block, inside one scope.</summary>
    public static FlowJump Plain(int to) => new(to, [], [], false);
}
