using System.Runtime.InteropServices;
using CodeIntel.Torch.Models;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Lays out batches of token graphs. An edge of kind k is laid twice: as kind 2k, and turned round as kind 2k + 1
/// (Hellendoorn 2020).
/// </summary>
/// <param name="edgeKinds">Kinds of edges, one way.</param>
/// <param name="device">Where the tensors go.</param>
internal sealed class TokenGraphBatcher(int edgeKinds, Device device)
{
    /// <summary>Builds a batch; its tensors belong to the caller's dispose scope.</summary>
    /// <exception cref="ArgumentException">An example contradicts itself.</exception>
    public MisuseBatch Build(IReadOnlyList<TokenGraphExample> chosen, DropoutMask? dropout = null)
    {
        foreach (var example in chosen)
        {
            Check(example);
        }

        var (size, length) = (chosen.Count, Math.Max(2, chosen.Max(example => example.SubtokenIds.Length)));
        var (ids, owners, shares) = Subtokens(chosen, length);
        var (kinds, from, to, offsets) = Edges(chosen, length);
        var location = empty(size, ScalarType.Int64);
        var places = Span<long>(location);
        for (var b = 0; b < size; b++)
        {
            places[b] = chosen[b].Location;
        }

        return new(
            Move(ids),
            Move(owners),
            Move(shares),
            Move(Grid(chosen, length, (example, row) => row[..example.SubtokenIds.Length].Fill(true))),
            Move(kinds),
            Move(from),
            Move(to),
            Move(Grid(chosen, length, (example, row) => Mark(row, example.Candidates))),
            Move(location),
            Move(Grid(chosen, length, (example, row) => Mark(row, example.Targets))),
            size,
            length)
        {
            EdgeOffsets = offsets,
            IsPadded = chosen.Any(example => example.SubtokenIds.Length < length),
            Dropout = dropout,
        };
    }

    private void Check(TokenGraphExample example)
    {
        var length = example.SubtokenIds.Length;
        var isSound = Array.TrueForAll(example.SubtokenIds, ids => ids.Length > 0)
            && example.EdgeFrom.Length == example.EdgeKinds.Length
            && example.EdgeTo.Length == example.EdgeKinds.Length
            && Array.TrueForAll(example.EdgeKinds, kind => (uint)kind < (uint)edgeKinds)
            && Array.TrueForAll(example.EdgeFrom, position => (uint)position < (uint)length)
            && Array.TrueForAll(example.EdgeTo, position => (uint)position < (uint)length)
            && Array.TrueForAll(example.Candidates, position => position > 0 && position < length)
            && (example.Location == 0
                ? example.Targets.Length == 0
                : example.Targets.Length > 0 && example.Candidates.Contains(example.Location))
            && Array.TrueForAll(example.Targets, example.Candidates.Contains);
        if (!isSound)
        {
            throw new ArgumentException(
                "A token graph has a token without subtokens, an edge or a candidate outside, a location or a target "
                + "that is no candidate, or targets without a bug.",
                nameof(example));
        }
    }

    private static (Tensor Ids, Tensor Owners, Tensor Shares) Subtokens(
        IReadOnlyList<TokenGraphExample> chosen, int length)
    {
        var count = chosen.Sum(example => example.SubtokenIds.Sum(ids => ids.Length));
        var (ids, owners, shares) =
            (empty(count, ScalarType.Int64), empty(count, ScalarType.Int64), empty(count, ScalarType.Float32));
        var id = Span<long>(ids);
        var owner = Span<long>(owners);
        var share = Span<float>(shares);
        var s = 0;
        for (var b = 0; b < chosen.Count; b++)
        {
            var tokens = chosen[b].SubtokenIds;
            for (var t = 0; t < tokens.Length; t++)
            {
                foreach (var subtoken in tokens[t])
                {
                    (id[s], owner[s], share[s]) = (subtoken, ((long)b * length) + t, 1f / tokens[t].Length);
                    s++;
                }
            }
        }

        return (ids, owners, shares);
    }

    /// <summary>Counting sort by kind, which keeps the order of examples within a kind.</summary>
    private (Tensor Kinds, Tensor From, Tensor To, int[] Offsets) Edges(
        IReadOnlyList<TokenGraphExample> chosen, int length)
    {
        var offsets = new int[(2 * edgeKinds) + 1];
        foreach (var kind in chosen.SelectMany(example => example.EdgeKinds))
        {
            offsets[(2 * kind) + 1]++;
            offsets[(2 * kind) + 2]++;
        }

        for (var kind = 1; kind < offsets.Length; kind++)
        {
            offsets[kind] += offsets[kind - 1];
        }

        var count = offsets[^1];
        var (kinds, from, to) =
            (empty(count, ScalarType.Int64), empty(count, ScalarType.Int64), empty(count, ScalarType.Int64));
        var kindOf = Span<long>(kinds);
        var fromOf = Span<long>(from);
        var toOf = Span<long>(to);
        var next = offsets[..^1];
        for (var b = 0; b < chosen.Count; b++)
        {
            var (example, first) = (chosen[b], (long)b * length);
            for (var i = 0; i < example.EdgeKinds.Length; i++)
            {
                var kind = 2 * example.EdgeKinds[i];
                var (there, back) = (next[kind]++, next[kind + 1]++);
                (kindOf[there], kindOf[back]) = (kind, kind + 1);
                (fromOf[there], toOf[there]) = (first + example.EdgeFrom[i], first + example.EdgeTo[i]);
                (fromOf[back], toOf[back]) = (toOf[there], fromOf[there]);
            }
        }

        return (kinds, from, to, offsets);
    }

    private static Tensor Grid(IReadOnlyList<TokenGraphExample> chosen, int length, FillRow fill)
    {
        var grid = zeros(chosen.Count, length, ScalarType.Bool); // (B, T)
        var rows = Span<bool>(grid);
        for (var b = 0; b < chosen.Count; b++)
        {
            fill(chosen[b], rows.Slice(b * length, length));
        }

        return grid;
    }

    private static void Mark(Span<bool> row, int[] positions)
    {
        foreach (var position in positions)
        {
            row[position] = true;
        }
    }

    private static Span<T> Span<T>(Tensor tensor)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(tensor.bytes);

    private Tensor Move(Tensor tensor) => device.type == TorchSharp.DeviceType.CPU ? tensor : tensor.to(device);

    private delegate void FillRow(TokenGraphExample example, Span<bool> row);
}
