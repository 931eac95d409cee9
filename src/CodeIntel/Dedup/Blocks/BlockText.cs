namespace CodeIntel.Dedup.Blocks;

/// <summary>
/// The sequences that blocks are looked for in: their numbers in <paramref name="Tokens"/>, ascending, and by these,
/// where they differ, those of the level.
/// </summary>
internal sealed record BlockText(SequenceTable Tokens, IReadOnlyList<int> Numbers, IReadOnlyList<int>? OfLevel = null)
{
    /// <summary>The number in the level of a sequence of the table.</summary>
    public int NumberOf(int sequence) => OfLevel is null ? sequence : OfLevel[sequence];
}
