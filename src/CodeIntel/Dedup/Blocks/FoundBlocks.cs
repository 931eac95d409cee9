namespace CodeIntel.Dedup.Blocks;

/// <summary>
/// Blocks in order, the number of places whose window is too frequent to start one, and of places in all.
/// </summary>
internal sealed record FoundBlocks(List<SequenceBlock> Blocks, long FrequentWindows, long Windows);
