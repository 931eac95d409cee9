using System.Runtime.InteropServices;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>
/// Lays out batches of examples as code2vec reads them, and draws dropout masks. Masks come from our own generator: the
/// native one draws element by element on one thread, which took more time than the rest of the step.
/// </summary>
internal sealed class Code2vecBatcher(int terminals, int paths, Device device)
{
    private readonly DistinctIds _terminals = new(terminals);
    private readonly DistinctIds _paths = new(paths);

    /// <summary>Builds a batch; its tensors belong to the caller's dispose scope.</summary>
    public Code2vecBatch Build(NameExampleSet set, ReadOnlySpan<int> chosen, DropoutMask? dropout = null)
    {
        _terminals.Clear();
        _paths.Clear();
        var contexts = Count(set, chosen);
        var widest = Widest(set, chosen);
        var (starts, middles, ends) = (Indices(contexts), Indices(contexts), Indices(contexts));
        var (owners, slots, grid) = (Indices(contexts), Indices(contexts), Indices((long)chosen.Length * widest));
        FillContexts(set, chosen, Span(starts), Span(middles), Span(ends));
        FillPlaces(set, chosen, widest, Span(owners), Span(slots), Span(grid));
        return new(
            Move(_terminals.ToTensor()),
            Move(_paths.ToTensor()),
            Move(starts),
            Move(middles),
            Move(ends),
            Move(owners),
            Move(slots),
            Move(grid),
            chosen.Length,
            dropout is null ? null : Move(dropout.Draw(contexts)),
            dropout?.KeptShare ?? 1);
    }

    /// <summary>The labels of a batch (B); <see cref="LabelVocabulary.None"/> becomes 0, to be disregarded.</summary>
    public Tensor Labels(NameExampleSet set, ReadOnlySpan<int> chosen)
    {
        var labels = Indices(chosen.Length);
        var span = Span(labels);
        for (var i = 0; i < chosen.Length; i++)
        {
            span[i] = Math.Max(0, set.Labels[chosen[i]]);
        }

        return Move(labels);
    }

    private static long Count(NameExampleSet set, ReadOnlySpan<int> chosen)
    {
        var count = 0L;
        foreach (var example in chosen)
        {
            count += set.Contexts[example].Length / 3;
        }

        return count;
    }

    private static int Widest(NameExampleSet set, ReadOnlySpan<int> chosen)
    {
        var widest = 0;
        foreach (var example in chosen)
        {
            widest = Math.Max(widest, set.Contexts[example].Length / 3);
        }

        return widest;
    }

    private static Tensor Indices(long count) => empty(count, ScalarType.Int64);

    private static Span<long> Span(Tensor indices) => MemoryMarshal.Cast<byte, long>(indices.bytes);

    private static void FillPlaces(
        NameExampleSet set, ReadOnlySpan<int> chosen, int widest, Span<long> owners, Span<long> slots, Span<long> grid)
    {
        grid.Fill(owners.Length);
        var context = 0;
        for (var b = 0; b < chosen.Length; b++)
        {
            for (var c = 0; c < set.Contexts[chosen[b]].Length / 3; c++, context++)
            {
                owners[context] = b;
                slots[context] = ((long)b * widest) + c;
                grid[(b * widest) + c] = context;
            }
        }
    }

    private void FillContexts(
        NameExampleSet set, ReadOnlySpan<int> chosen, Span<long> starts, Span<long> middles, Span<long> ends)
    {
        var context = 0;
        foreach (var example in chosen)
        {
            var numbers = set.Contexts[example];
            for (var i = 0; i < numbers.Length; i += 3, context++)
            {
                starts[context] = _terminals.Add(numbers[i]);
                middles[context] = _paths.Add(numbers[i + 1]);
                ends[context] = _terminals.Add(numbers[i + 2]);
            }
        }
    }

    private Tensor Move(Tensor tensor) => device.type == TorchSharp.DeviceType.CPU ? tensor : tensor.to(device);
}
