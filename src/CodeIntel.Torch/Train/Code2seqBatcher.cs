using System.Runtime.InteropServices;
using CodeIntel.Torch.Models;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Lays out batches of examples as code2seq reads them: contexts as start, path and end of each in turn, targets as
/// subtoken ids of which the first eight are learnt.
/// </summary>
internal sealed class Code2seqBatcher(Code2seqTables tables, Device device)
{
    private readonly DistinctIds _terminals = new(tables.Terminals.Count);
    private readonly DistinctIds _paths = new(tables.Paths.Count);
    private readonly DistinctIds _nodes = new(tables.Nodes);
    private readonly PathTrie _prefixes = new(tables.Paths, fromEnd: false);
    private readonly PathTrie _suffixes = new(tables.Paths, fromEnd: true);

    /// <summary>Builds a batch; its tensors belong to the caller's dispose scope.</summary>
    /// <param name="contexts">All examples' contexts.</param>
    /// <param name="targets">All examples' targets; an empty one is a name without subtokens.</param>
    /// <param name="chosen">The examples of the batch.</param>
    /// <param name="ofContexts">Draws dropout of contexts, as wide as the decoder.</param>
    /// <param name="ofOutputs">Draws dropout of the decoder's outputs, as wide as the decoder.</param>
    /// <exception cref="ArgumentException">An example has no contexts.</exception>
    public Code2seqBatch Build(
        IReadOnlyList<int[]> contexts,
        IReadOnlyList<int[]> targets,
        ReadOnlySpan<int> chosen,
        DropoutMask? ofContexts = null,
        DropoutMask? ofOutputs = null)
    {
        Clear();
        var (starts, middles, ends) = Columns(contexts, chosen);
        var (subtokens, owners) = Subtokens();
        var (prefixes, suffixes) = (_prefixes.ToLevels(_nodes, device), _suffixes.ToLevels(_nodes, device));
        var (grid, padding, shares) = Places(contexts, chosen);
        var (inputs, outputs) = Positions(targets, chosen);
        return new(
            subtokens,
            owners,
            _terminals.Count,
            _nodes.ToTensor().to(device),
            prefixes,
            suffixes,
            Indices(starts, device),
            Indices(middles, device),
            Indices(ends, device),
            grid,
            padding,
            shares,
            inputs,
            outputs,
            ofContexts?.Draw(starts.Count).to(device),
            ofContexts?.KeptShare ?? 1,
            ofOutputs?.Draw(inputs.numel()).to(device),
            ofOutputs?.KeptShare ?? 1);
    }

    /// <summary>Numbers as a tensor of 64-bit indices.</summary>
    internal static Tensor Indices(List<long> values, Device device)
    {
        var indices = empty(values.Count, ScalarType.Int64);
        CollectionsMarshal.AsSpan(values).CopyTo(MemoryMarshal.Cast<byte, long>(indices.bytes));
        return indices.to(device);
    }

    private static int Widest(IReadOnlyList<int[]> contexts, ReadOnlySpan<int> chosen)
    {
        var widest = 0;
        foreach (var example in chosen)
        {
            widest = Math.Max(widest, contexts[example].Length / 3);
        }

        return widest;
    }

    private void Clear()
    {
        _terminals.Clear();
        _paths.Clear();
        _nodes.Clear();
        _prefixes.Clear();
        _suffixes.Clear();
    }

    private (List<long> Starts, List<long> Middles, List<long> Ends) Columns(
        IReadOnlyList<int[]> contexts, ReadOnlySpan<int> chosen)
    {
        var (starts, middles, ends) = (new List<long>(), new List<long>(), new List<long>());
        foreach (var example in chosen)
        {
            var numbers = contexts[example];
            if (numbers.Length == 0)
            {
                throw new ArgumentException($"Example {example} has no contexts.", nameof(contexts));
            }

            for (var i = 0; i < numbers.Length; i += 3)
            {
                starts.Add(_terminals.Add(numbers[i]));
                middles.Add(AddPath(numbers[i + 1]));
                ends.Add(_terminals.Add(numbers[i + 2]));
            }
        }

        return (starts, middles, ends);
    }

    private int AddPath(int path)
    {
        var known = _paths.Count;
        var position = _paths.Add(path);
        if (position == known)
        {
            _prefixes.Add(path);
            _suffixes.Add(path);
        }

        return position;
    }

    private (Tensor Subtokens, Tensor Owners) Subtokens()
    {
        var (subtokens, owners) = (new List<long>(), new List<long>());
        for (var terminal = 0; terminal < _terminals.Count; terminal++)
        {
            foreach (var subtoken in tables.Terminals[_terminals[terminal]].Take(Code2seqTables.MaxSubtokens))
            {
                subtokens.Add(subtoken);
                owners.Add(terminal);
            }
        }

        return (Indices(subtokens, device), Indices(owners, device));
    }

    private (Tensor Grid, Tensor Padding, Tensor Shares) Places(
        IReadOnlyList<int[]> contexts, ReadOnlySpan<int> chosen)
    {
        var widest = Widest(contexts, chosen);
        var grid = new List<long>(chosen.Length * widest);
        var padding = new float[chosen.Length * widest];
        var shares = new float[chosen.Length * widest];
        var first = 0;
        foreach (var example in chosen)
        {
            var count = contexts[example].Length / 3;
            for (var c = 0; c < widest; c++)
            {
                padding[grid.Count] = c < count ? 0 : float.NegativeInfinity;
                shares[grid.Count] = c < count ? 1f / count : 0;
                grid.Add(c < count ? first + c : first);
            }

            first += count;
        }

        return (
            Indices(grid, device),
            tensor(padding, device: device).view(chosen.Length, widest),
            tensor(shares, device: device).view(chosen.Length, widest));
    }

    private (Tensor Inputs, Tensor Outputs) Positions(IReadOnlyList<int[]> targets, ReadOnlySpan<int> chosen)
    {
        var longest = 0;
        foreach (var example in chosen)
        {
            longest = Math.Max(longest, Math.Min(Code2seqTables.MaxTargets, targets[example].Length));
        }

        var (inputs, outputs) = (new List<long>(), new List<long>());
        foreach (var example in chosen)
        {
            var learnt = targets[example].AsSpan(0, Math.Min(longest, targets[example].Length));
            inputs.Add(Code2seq.StartId);
            foreach (var target in learnt)
            {
                inputs.Add(target);
                outputs.Add(target);
            }

            outputs.Add(Code2seq.EndId);
            for (var padded = learnt.Length; padded < longest; padded++)
            {
                inputs.Add(Code2seq.PadId);
                outputs.Add(Code2seq.PadId);
            }
        }

        return (
            Indices(inputs, device).view(chosen.Length, longest + 1),
            Indices(outputs, device).view(chosen.Length, longest + 1));
    }
}
