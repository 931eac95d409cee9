using CodeIntel.Examples;

namespace CodeIntel.Torch.Train;

/// <summary>
/// The batches of one training epoch: a random order of all examples and copies, a function of seed and epoch. Where
/// batches are padded, neighbours within windows of many batches are sorted by length, so that little is padding, and
/// the batches of all windows come in a random order again.
/// </summary>
internal static class BatchOrder
{
    private const int BatchesPerWindow = 50;

    /// <summary>The batches; the last one may be smaller.</summary>
    public static IReadOnlyList<int[]> Of(ExampleSet set, int size, bool byLength, ulong seed, int epoch)
    {
        var order = Enumerable.Range(0, set.CountWithCopies).ToArray();
        var random = SeededRandom.For("shuffle", seed ^ SeededRandom.Mix((ulong)epoch));
        random.Shuffle<int>(order);
        if (!byLength)
        {
            return [.. order.Chunk(size)];
        }

        var batches = order.Chunk(size * BatchesPerWindow)
            .SelectMany(window => window.OrderBy(set.Length).Chunk(size))
            .ToArray();
        random.Shuffle<int[]>(batches);
        return batches;
    }

    /// <summary>Batches of examples that are not learnt from, in order of length where they are padded.</summary>
    public static IEnumerable<int[]> ToEvaluate(ExampleSet set, int size, bool byLength)
    {
        var order = Enumerable.Range(0, set.Count);
        return (byLength ? order.OrderBy(set.Length) : order).Chunk(size);
    }
}
