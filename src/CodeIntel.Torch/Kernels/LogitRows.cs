using System.Numerics;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Kernels;

/// <summary>
/// Softmax over the labels of each example: reads in one visit per row what several tensor operations would pass over
/// all rows for, and turns logits into their gradients in place. Each row is one thread's, so the number of threads
/// does not change a bit.
/// </summary>
internal static class LogitRows
{
    /// <summary>Reads logits (B, Y) on the CPU with the given labels (B).</summary>
    public static LabelScore[] Read(Tensor logits, Tensor labels)
    {
        var (rows, given) = (new TensorRows<float>(logits), new TensorRows<long>(labels));
        var scores = new LabelScore[rows.Count];
        Threads.For(scores.Length, b => scores[b] = Read(rows[b], (int)given.All[b]));
        return scores;
    }

    /// <summary>
    /// Reads logits (B, Y), and replaces them by the gradients of the mean cross-entropy: (softmax - given) / B.
    /// </summary>
    public static LabelScore[] ReadAndDerive(Tensor logits, Tensor labels)
    {
        var (rows, given) = (new TensorRows<float>(logits), new TensorRows<long>(labels));
        var scores = new LabelScore[rows.Count];
        Threads.For(scores.Length, b =>
        {
            var row = rows[b];
            var label = (int)given.All[b];
            scores[b] = Read(row, label);
            Derive(row, label, scores[b].Normalizer, 1f / scores.Length);
        });
        return scores;
    }

    private static LabelScore Read(Span<float> row, int label)
    {
        var (best, second, prediction) = Largest(row);
        var vectors = VectorMath.Vectors(row);
        var shift = new Vector<float>(best);
        var sums = Vector<float>.Zero;
        foreach (var vector in vectors)
        {
            sums += VectorMath.Exp(vector - shift);
        }

        var sum = Vector.Sum(sums);
        foreach (var logit in row[(vectors.Length * Vector<float>.Count)..])
        {
            sum += MathF.Exp(logit - best);
        }

        return new(best + MathF.Log(sum), row[label], best, second, prediction);
    }

    /// <summary>The two largest of a row: of each place of a vector first, of the places and the rest then.</summary>
    private static (float Best, float Second, int Prediction) Largest(Span<float> row)
    {
        var vectors = VectorMath.Vectors(row);
        var (best, second) = (new Vector<float>(float.NegativeInfinity), new Vector<float>(float.NegativeInfinity));
        var (number, numbers) = (Vector<int>.Zero, Vector<int>.Zero); // of vectors
        foreach (var vector in vectors)
        {
            var isBetter = Vector.GreaterThan(vector, best);
            second = Vector.MaxNative(second, Vector.MinNative(best, vector));
            best = Vector.ConditionalSelect(isBetter, vector, best);
            numbers = Vector.ConditionalSelect(isBetter, number, numbers);
            number += Vector<int>.One;
        }

        var result = (Best: float.NegativeInfinity, Second: float.NegativeInfinity, Prediction: 0);
        for (var i = 0; i < Vector<float>.Count; i++)
        {
            result = Better(result, best[i], (numbers[i] * Vector<float>.Count) + i);
            result.Second = MathF.Max(result.Second, second[i]);
        }

        for (var y = vectors.Length * Vector<float>.Count; y < row.Length; y++)
        {
            result = Better(result, row[y], y);
        }

        return result;
    }

    private static (float Best, float Second, int Prediction) Better(
        (float Best, float Second, int Prediction) before, float logit, int label) =>
        logit > before.Best || (logit == before.Best && label < before.Prediction)
            ? (logit, before.Best, label)
            : before with { Second = MathF.Max(before.Second, logit) };

    private static void Derive(Span<float> row, int label, float normalizer, float share)
    {
        var vectors = VectorMath.Vectors(row);
        var (shift, shares) = (new Vector<float>(normalizer), new Vector<float>(share));
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = VectorMath.Exp(vectors[i] - shift) * shares;
        }

        for (var y = vectors.Length * Vector<float>.Count; y < row.Length; y++)
        {
            row[y] = MathF.Exp(row[y] - normalizer) * share;
        }

        row[label] -= share;
    }
}
