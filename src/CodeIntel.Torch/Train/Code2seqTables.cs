namespace CodeIntel.Torch.Train;

/// <summary>What the numbers of a path context consist of.</summary>
/// <param name="Terminals">Subtoken ids of each terminal; the published model reads the first five.</param>
/// <param name="Paths">Node ids of each path, at least one where the path occurs.</param>
/// <param name="Subtokens">Subtokens in all.</param>
/// <param name="Nodes">Path nodes in all.</param>
internal sealed record Code2seqTables(
    IReadOnlyList<int[]> Terminals, IReadOnlyList<int[]> Paths, int Subtokens, int Nodes)
{
    /// <summary>Subtokens of a terminal that are read.</summary>
    public const int MaxSubtokens = 5;

    /// <summary>Subtokens of a target that are learnt.</summary>
    public const int MaxTargets = 8;
}
