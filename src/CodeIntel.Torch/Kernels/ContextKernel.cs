using System.Numerics;
using CodeIntel.Torch.Models;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Kernels;

// The part of code2vec between its matrix products, forward and backward, written by hand: one visit per context does
// what seven tensor operations pass over all contexts for. With products P of the distinct terminals and paths, of each
// context n of an example, and k = 0 or 1 / share where dropout acts, 1 elsewhere:
//   t = tanh(P1[start] + P2[path] + P3[end])      h = k t      w = softmax over the example of h · a      code = Σ w h
//   dh = w dcode + ds a      ds = w (dcode · h - Σ w (dcode · h))      da = Σ ds h      dP = k dh (1 - t²)
//
// B examples     N contexts of all examples     U distinct terminals     Q distinct paths     E width

/// <summary>
/// Gathers, combines and weighs the contexts of one batch. Every sum has a fixed order: an example is one thread's, and
/// gradients of the products are summed by threads that share the columns, so the number of threads changes no bit.
/// </summary>
internal sealed class ContextKernel
{
    /// <summary>The width must be a multiple of this: of every vector, and of a cache line of 16 floats.</summary>
    public const int WidthUnit = 16;

    private readonly Tensor _starts;
    private readonly Tensor _middles;
    private readonly Tensor _ends;
    private readonly TensorRows<float> _attention; // (1, E)
    private readonly TensorRows<long> _startIds; // (N)
    private readonly TensorRows<long> _middleIds; // (N)
    private readonly TensorRows<long> _endIds; // (N)
    private readonly TensorRows<byte>? _kept; // (N, E)
    private readonly TensorRows<float> _contexts; // (N, E): t, or 0 where dropped; in the end dP
    private readonly TensorRows<float> _weights; // (N): scores, then w
    private readonly int[] _firsts; // (B + 1): first context of each example
    private readonly int _width;
    private readonly float _scale;

    /// <summary>
    /// A batch with the products of its distinct terminals as starts (U, E), of its paths (Q, E) and of its terminals
    /// as ends (U, E), and the attention's vector (E); all must outlive the kernel.
    /// </summary>
    public ContextKernel(Code2vecBatch batch, Tensor starts, Tensor middles, Tensor ends, Tensor attention)
    {
        (_starts, _middles, _ends) = (starts, middles, ends);
        _width = (int)starts.shape[1];
        ArgumentOutOfRangeException.ThrowIfNotEqual(_width % WidthUnit, 0, nameof(starts));
        var count = batch.Starts.shape[0];
        _attention = new(attention.view(1, -1));
        (_startIds, _middleIds, _endIds) = (new(batch.Starts), new(batch.Middles), new(batch.Ends));
        _kept = batch.Kept is null ? null : new(batch.Kept);
        _contexts = new(empty(count, _width));
        _weights = new(empty(count));
        _firsts = Firsts(new TensorRows<long>(batch.Owners).All, batch.Size);
        _scale = (float)(1 / batch.KeptShare);
    }

    /// <summary>Returns code vectors (B, E).</summary>
    public Tensor Forward()
    {
        var code = zeros(_firsts.Length - 1, _width);
        var (codes, starts) = (new TensorRows<float>(code), new TensorRows<float>(_starts));
        var (middles, ends) = (new TensorRows<float>(_middles), new TensorRows<float>(_ends));
        Threads.For(_firsts.Length - 1, b =>
        {
            Span<float> mask = stackalloc float[_width];
            var weights = _weights.All;
            var (first, end) = (_firsts[b], _firsts[b + 1]);
            for (var n = first; n < end; n++)
            {
                Mask(n, mask);
                weights[n] = _scale * Combine(
                    starts[_startIds.All[n]], middles[_middleIds.All[n]], ends[_endIds.All[n]], mask, _contexts[n]);
            }

            Softmax(weights[first..end]);
            var sum = VectorMath.Vectors(codes[b]);
            for (var n = first; n < end; n++)
            {
                VectorMath.AddScaled(sum, VectorMath.Vectors(_contexts[n]), _scale * weights[n]);
            }
        });
        return code;
    }

    /// <summary>
    /// Takes the gradient of the code vectors (B, E), and returns those of the products of starts (U, E), paths (Q, E)
    /// and ends (U, E), and of the attention's vector (E). Once only: it overwrites what <see cref="Forward"/> left.
    /// </summary>
    public (Tensor Starts, Tensor Middles, Tensor Ends, Tensor Attention) Backward(Tensor gradient)
    {
        var attention = zeros(_firsts.Length - 1, _width); // (B, E)
        var (codes, attentions) = (new TensorRows<float>(gradient), new TensorRows<float>(attention));
        Threads.For(_firsts.Length - 1, b => Derive(b, codes[b], attentions[b]));
        var (starts, middles, ends) = (zeros_like(_starts), zeros_like(_middles), zeros_like(_ends));
        var (toStarts, toMiddles, toEnds) =
            (new TensorRows<float>(starts), new TensorRows<float>(middles), new TensorRows<float>(ends));
        var blocks = Math.Min(Threads.Count, _width / WidthUnit);
        Threads.For(blocks, block =>
        {
            var from = _width / WidthUnit * block / blocks * WidthUnit;
            var columns = (_width / WidthUnit * (block + 1) / blocks * WidthUnit) - from;
            for (var n = 0; n < _weights.Count; n++)
            {
                var context = VectorMath.Vectors(_contexts[n].Slice(from, columns));
                VectorMath.Add(VectorMath.Vectors(toStarts[_startIds.All[n]].Slice(from, columns)), context);
                VectorMath.Add(VectorMath.Vectors(toMiddles[_middleIds.All[n]].Slice(from, columns)), context);
                VectorMath.Add(VectorMath.Vectors(toEnds[_endIds.All[n]].Slice(from, columns)), context);
            }
        });
        return (starts, middles, ends, attention.sum(dim: 0));
    }

    private static int[] Firsts(ReadOnlySpan<long> owners, int size)
    {
        var firsts = new int[size + 1];
        foreach (var owner in owners)
        {
            firsts[owner + 1]++;
        }

        for (var b = 0; b < size; b++)
        {
            firsts[b + 1] += firsts[b];
        }

        return firsts;
    }

    private static void Softmax(Span<float> scores)
    {
        var (largest, sum) = (float.NegativeInfinity, 0f);
        foreach (var score in scores)
        {
            largest = MathF.Max(largest, score);
        }

        foreach (ref var score in scores)
        {
            score = MathF.Exp(score - largest);
            sum += score;
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }

    /// <summary>1 where an element of a context is kept, 0 where it is dropped.</summary>
    private void Mask(int context, Span<float> mask)
    {
        if (_kept is not { } kept)
        {
            mask.Fill(1);
            return;
        }

        VectorMath.Widen(kept[context], mask);
    }

    /// <summary>Writes t, or 0 where dropped; returns its product with the attention's vector.</summary>
    private float Combine(
        Span<float> start, Span<float> middle, Span<float> end, Span<float> mask, Span<float> context)
    {
        var contexts = VectorMath.Vectors(context);
        var starts = VectorMath.Vectors(start)[..contexts.Length];
        var middles = VectorMath.Vectors(middle)[..contexts.Length];
        var ends = VectorMath.Vectors(end)[..contexts.Length];
        var masks = VectorMath.Vectors(mask)[..contexts.Length];
        var attention = VectorMath.Vectors(_attention.All)[..contexts.Length];
        var score = Vector<float>.Zero;
        for (var i = 0; i < contexts.Length; i++)
        {
            var kept = VectorMath.Tanh(starts[i] + middles[i] + ends[i]) * masks[i];
            contexts[i] = kept;
            score = Vector.FusedMultiplyAdd(kept, attention[i], score);
        }

        return Vector.Sum(score);
    }

    /// <summary>Replaces the contexts of an example by dP, and sums da.</summary>
    private void Derive(int b, Span<float> code, Span<float> attention)
    {
        var (first, count) = (_firsts[b], _firsts[b + 1] - _firsts[b]);
        var codes = VectorMath.Vectors(code);
        var attentions = VectorMath.Vectors(attention);
        var weights = _weights.All.Slice(first, count);
        Span<float> products = count <= 1024 ? stackalloc float[count] : new float[count]; // dcode · h
        Span<float> mask = stackalloc float[_width];
        var mean = 0f;
        for (var i = 0; i < count; i++)
        {
            products[i] = _scale * VectorMath.Dot(codes, VectorMath.Vectors(_contexts[first + i]));
            mean += weights[i] * products[i];
        }

        for (var i = 0; i < count; i++)
        {
            var context = VectorMath.Vectors(_contexts[first + i]);
            var score = weights[i] * (products[i] - mean) * _scale; // ds, with the factor of dropout
            VectorMath.AddScaled(attentions, context, score);
            Mask(first + i, mask);
            Derive(context, codes, VectorMath.Vectors(mask), weights[i] * _scale, score);
        }
    }

    private void Derive(
        Span<Vector<float>> context,
        ReadOnlySpan<Vector<float>> code,
        ReadOnlySpan<Vector<float>> mask,
        float weight,
        float score)
    {
        code = code[..context.Length];
        mask = mask[..context.Length];
        var attention = VectorMath.Vectors(_attention.All)[..context.Length];
        var (weights, scores) = (new Vector<float>(weight), new Vector<float>(score));
        for (var i = 0; i < context.Length; i++)
        {
            var gradient = Vector.FusedMultiplyAdd(code[i], weights, attention[i] * scores);
            context[i] = gradient * mask[i] * (Vector<float>.One - (context[i] * context[i]));
        }
    }
}
