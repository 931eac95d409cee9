using CodeIntel.Examples;

namespace CodeIntel.Dedup.Blocks;

/// <summary>
/// The blocks of a level, how many were not stored, how many methods have one, and how many windows are too frequent.
/// </summary>
internal sealed record MethodBlocks(
    IReadOnlyList<DuplicateBlock> Blocks, long Unstored, long Units, long FrequentWindows);
