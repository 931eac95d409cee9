using CodeIntel.Examples;

namespace CodeIntel.Dedup.Blocks;

/// <summary>
/// The blocks of a level, how many were not stored, how many methods have one, how many windows are too frequent, and
/// how many methods that could have one were not searched for want of memory.
/// </summary>
internal sealed record MethodBlocks(
    IReadOnlyList<DuplicateBlock> Blocks, long Unstored, long Units, long FrequentWindows, long Unsearched = 0);
