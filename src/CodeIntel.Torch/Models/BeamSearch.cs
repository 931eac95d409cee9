using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Models;

// Decoding of a sequence token by token, for every model that has a decoder: greedy, and beam search (Sutskever 2014).
// Scores are sums of log-probabilities, without a length penalty, as in the published code2seq and CodeXGLUE.
//
// B examples of the batch     W hypotheses of an example     M = B W     V tokens in all     C weights of an attention

/// <summary>One decoded sequence, without its start and end tokens.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="Score">Sum of the log-probabilities of the tokens, and of the end token where there is one.</param>
/// <param name="Attention">For each token its attention weights; empty where a model shows none.</param>
internal sealed record Hypothesis(IReadOnlyList<int> Tokens, double Score, IReadOnlyList<float[]> Attention);

/// <summary>Decodes batches with a step of a model.</summary>
/// <param name="start">Token that begins every sequence.</param>
/// <param name="end">Token that ends a sequence.</param>
/// <param name="device">Where the model lies.</param>
internal sealed class BeamSearch(int start, int end, Device device)
{
    /// <summary>Gives the next token's logits (M, V) and the attention that made them (M, C), or null.</summary>
    /// <param name="tokens">Last token of each row (M).</param>
    /// <param name="parents">
    /// Row of the step before that each row continues (M); null: the same rows, or the first step.
    /// </param>
    internal delegate (Tensor Logits, Tensor? Attention) Step(Tensor tokens, Tensor? parents);

    /// <summary>The most probable token at each place, until the end token or the maximum length.</summary>
    public int[][] Greedy(int size, int maxLength, Step next)
    {
        var sequences = Enumerable.Range(0, size).Select(_ => new List<int>()).ToArray();
        var isOpen = Enumerable.Repeat(true, size).ToArray();
        var last = Enumerable.Repeat((long)start, size).ToArray();
        for (var length = 0; length < maxLength && isOpen.Contains(true); length++)
        {
            using var scope = NewDisposeScope();
            last = Read<long>(next(tensor(last, device: device), null).Logits.argmax(1));
            for (var b = 0; b < size; b++)
            {
                isOpen[b] &= last[b] != end;
                if (isOpen[b])
                {
                    sequences[b].Add((int)last[b]);
                }
            }
        }

        return [.. sequences.Select(sequence => sequence.ToArray())];
    }

    /// <summary>
    /// The hypotheses of each example, most probable first. One that has ended stays as it is and keeps its place as
    /// long as its score is among the best; one that reaches the maximum length is kept without an end token.
    /// </summary>
    public Hypothesis[][] Search(int size, int width, int maxLength, Step next)
    {
        // at first all hypotheses of an example are alike: one alone may be continued
        var beams = Enumerable.Range(0, size * width)
            .Select(row => new Beam([], row % width == 0 ? 0 : double.NegativeInfinity, [], false))
            .ToArray();
        long[]? parents = null;
        for (var length = 0; length < maxLength && beams.Any(beam => beam.IsOpen); length++)
        {
            using var scope = NewDisposeScope();
            var last = beams
                .Select(beam => (long)(beam.HasEnded ? end : beam.Tokens is [.., var token] ? token : start))
                .ToArray();
            var (logits, attention) = next(
                tensor(last, device: device),
                parents is null ? null : tensor(parents, device: device));
            var (scores, tokens) = logits.log_softmax(1).topk((int)Math.Min(width, logits.shape[1]), 1); // (M, W)
            var weights = attention is null ? [] : Read<float>(attention).Chunk((int)attention.shape[1]).ToArray();
            (beams, parents) = Continue(beams, width, Read<float>(scores.to(float32)), Read<long>(tokens), weights);
        }

        return [.. beams.Chunk(width).Select(chunk => chunk
            .Where(beam => beam.Score > double.NegativeInfinity)
            .Select(beam => new Hypothesis(beam.Tokens, beam.Score, beam.Attention))
            .ToArray())];
    }

    private static T[] Read<T>(Tensor values)
        where T : unmanaged
    {
        using var plain = values.cpu().contiguous();
        return MemoryMarshal.Cast<byte, T>(plain.bytes).ToArray();
    }

    /// <summary>The best continuations of each example; a row's own best W suffice to choose them from.</summary>
    private (Beam[] Beams, long[] Parents) Continue(
        Beam[] beams, int width, float[] scores, long[] tokens, float[][] weights)
    {
        var perRow = tokens.Length / beams.Length;
        var chosen = new List<(Beam Beam, long Parent)>(beams.Length);
        for (var first = 0; first < beams.Length; first += width)
        {
            var candidates = new List<(double Score, int Row, int Token)>();
            for (var row = first; row < first + width; row++)
            {
                if (beams[row].IsOpen)
                {
                    candidates.AddRange(Enumerable.Range(row * perRow, perRow)
                        .Select(i => (beams[row].Score + scores[i], row, (int)tokens[i])));
                }
                else
                {
                    candidates.Add((beams[row].Score, row, end));
                }
            }

            // a stable sort: among equals, the one of the better hypothesis
            chosen.AddRange(candidates.OrderByDescending(candidate => candidate.Score).Take(width)
                .Select(best => (Extend(beams[best.Row], best.Score, best.Token, weights, best.Row), (long)best.Row)));
        }

        return ([.. chosen.Select(pair => pair.Beam)], [.. chosen.Select(pair => pair.Parent)]);
    }

    private Beam Extend(Beam beam, double score, int token, float[][] weights, int row) =>
        !beam.IsOpen ? beam
        : token == end ? beam with { Score = score, HasEnded = true }
        : new(
            [.. beam.Tokens, token],
            score,
            weights.Length == 0 ? [] : [.. beam.Attention, weights[row]],
            false);

    private sealed record Beam(IReadOnlyList<int> Tokens, double Score, IReadOnlyList<float[]> Attention, bool HasEnded)
    {
        public bool IsOpen => !HasEnded && Score > double.NegativeInfinity;
    }
}
