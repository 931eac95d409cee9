using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CodeIntel.Torch.Models;

// code2vec: a method is a weighted sum of its path contexts, and its name is the label whose vector is most alike.
// Alon, Zilberstein, Levy, Yahav: code2vec: learning distributed representations of code. POPL 2019, sections 4 and 5.
//
// Same function as published, computed in another order:
//   - W [start; path; end] is computed as W1 start + W2 path + W3 end, and each product once per distinct terminal or
//     path of a batch instead of once per context: 2.3 to 5 times less work was measured, with the same losses.
//   - Contexts lie one after the other without padding; only the attention's scores, one number each, are padded.
// Deviations:
//   - Dropout acts on the combined context vector after tanh, not on the embeddings before W, where the shared products
//     forbid it.
//   - No label stands for unknown names: it could only be predicted wrongly.
//
// B examples of the batch     C contexts of its longest example     N contexts of all its examples
// U distinct terminals of it  Q distinct paths of it                E width of embeddings and of code vectors
// V terminals in all          P paths in all                        Y labels in all

/// <summary>Sizes of a code2vec model.</summary>
internal sealed record Code2vecSizes(int Terminals, int Paths, int Labels, int Width)
{
    /// <summary>Learnt numbers: V E + P E + 3 E² + E + Y E.</summary>
    public long Parameters => ((long)Terminals + Paths + Labels + (3L * Width) + 1) * Width;
}

/// <summary>One batch of path contexts; every tensor but <paramref name="Kept"/> holds 64-bit indices.</summary>
/// <param name="Terminals">Distinct terminals (U), as rows of the table.</param>
/// <param name="Paths">Distinct paths (Q), as rows of the table.</param>
/// <param name="Starts">Start of each context (N), as a position in <paramref name="Terminals"/>.</param>
/// <param name="Middles">Path of each context (N), as a position in <paramref name="Paths"/>.</param>
/// <param name="Ends">End of each context (N), as a position in <paramref name="Terminals"/>.</param>
/// <param name="Owners">Example of each context (N), ascending.</param>
/// <param name="Slots">Place of each context (N) in a padded B × C grid.</param>
/// <param name="Grid">Context of each place of that grid (B × C); N where there is none.</param>
/// <param name="Size">B.</param>
/// <param name="Kept">False where dropout zeroes an element (N, E); null: everything is kept.</param>
/// <param name="KeptShare">Probability of being kept.</param>
internal sealed record Code2vecBatch(
    Tensor Terminals,
    Tensor Paths,
    Tensor Starts,
    Tensor Middles,
    Tensor Ends,
    Tensor Owners,
    Tensor Slots,
    Tensor Grid,
    int Size,
    Tensor? Kept,
    double KeptShare);

/// <summary>Softmax over the contexts of each example, of their dot products with a learnt vector.</summary>
internal sealed class ContextAttention : Module<Tensor, Code2vecBatch, Tensor>
{
    private readonly Parameter vector;

    public ContextAttention(int width)
        : base(nameof(ContextAttention))
    {
        vector = new Parameter(Code2vec.Uniform(Math.Sqrt(6.0 / (width + 1)), width)); // (E)
        RegisterComponents();
    }

    /// <summary>Returns the code vectors (B, E) of contexts (N, E).</summary>
    public override Tensor forward(Tensor contexts, Code2vecBatch batch)
    {
        using var scope = NewDisposeScope();
        // held until the end: TorchSharp passes the handle of a converted number, which the collector may free
        using var scale = (1 / batch.KeptShare).ToScalar(); // of dropout: applied to what is small
        using var one = 1.ToScalar();
        var weights = Weights(contexts, batch); // (N)
        var code = zeros(batch.Size, contexts.shape[1], device: contexts.device)
            .index_add(0, batch.Owners, contexts.mul(weights.unsqueeze(1)), one); // (B, E)
        return code.mul(scale).MoveToOuterDisposeScope();
    }

    /// <summary>Returns the weight (N) of each context (N, E) among those of its example.</summary>
    public Tensor Weights(Tensor contexts, Code2vecBatch batch)
    {
        using var scope = NewDisposeScope();
        using var scale = (1 / batch.KeptShare).ToScalar();
        using var never = float.NegativeInfinity.ToScalar();
        var scores = contexts.matmul(vector).mul(scale); // (N)
        var nothing = full(1, never, device: scores.device);
        var grid = cat([scores, nothing]).index_select(0, batch.Grid); // (B*C)
        return grid.view(batch.Size, -1).softmax(1).view(-1).index_select(0, batch.Slots)
            .MoveToOuterDisposeScope(); // (N)
    }
}

/// <summary>Predicts the name of a method from its path contexts.</summary>
internal sealed class Code2vec : Module<Code2vecBatch, Tensor>
{
    private readonly Parameter terminals;
    private readonly Parameter paths;
    private readonly Parameter startWeight;
    private readonly Parameter pathWeight;
    private readonly Parameter endWeight;
    private readonly ContextAttention attention;
    private readonly Parameter labels;

    /// <summary>
    /// Initialises as the published implementation: uniform, variance 1/E for tables, Glorot for weights.
    /// </summary>
    public Code2vec(Code2vecSizes sizes)
        : base(nameof(Code2vec))
    {
        var width = sizes.Width;
        var table = Math.Sqrt(3.0 / width);
        var glorot = Math.Sqrt(6.0 / (3 * width + width));
        terminals = new Parameter(Uniform(table, sizes.Terminals, width)); // (V, E)
        paths = new Parameter(Uniform(table, sizes.Paths, width)); // (P, E)
        startWeight = new Parameter(Uniform(glorot, width, width)); // (E, E)
        pathWeight = new Parameter(Uniform(glorot, width, width)); // (E, E)
        endWeight = new Parameter(Uniform(glorot, width, width)); // (E, E)
        attention = new ContextAttention(width);
        labels = new Parameter(Uniform(table, sizes.Labels, width)); // (Y, E)
        RegisterComponents();
    }

    /// <summary>Returns logits (B, Y).</summary>
    public override Tensor forward(Code2vecBatch batch)
    {
        using var scope = NewDisposeScope();
        var code = attention.forward(Contexts(batch), batch); // (B, E)
        return code.matmul(labels.t()).MoveToOuterDisposeScope(); // (B, Y)
    }

    /// <summary>Returns code vectors (B, E).</summary>
    public Tensor Encode(Code2vecBatch batch)
    {
        using var scope = NewDisposeScope();
        return attention.forward(Contexts(batch), batch).MoveToOuterDisposeScope(); // (B, E)
    }

    /// <summary>Returns logits (B, Y), and the weight (N) of each context among those of its example.</summary>
    public (Tensor Logits, Tensor Weights) Explain(Code2vecBatch batch)
    {
        using var scope = NewDisposeScope();
        var contexts = Contexts(batch); // (N, E)
        var logits = attention.forward(contexts, batch).matmul(labels.t()); // (B, Y)
        return (logits.MoveToOuterDisposeScope(), attention.Weights(contexts, batch).MoveToOuterDisposeScope());
    }

    internal static Tensor Uniform(double limit, params long[] shape) => empty(shape).uniform_(-limit, limit);

    private Tensor Contexts(Code2vecBatch batch)
    {
        // index_select everywhere: the backward of indexing with a tensor adds up in an order that changes from run to
        // run
        var distinct = terminals.index_select(0, batch.Terminals); // (U, E)
        var starts = distinct.matmul(startWeight).index_select(0, batch.Starts); // (N, E)
        var ends = distinct.matmul(endWeight).index_select(0, batch.Ends); // (N, E)
        var middles = paths.index_select(0, batch.Paths).matmul(pathWeight).index_select(0, batch.Middles); // (N, E)
        using var one = 1.ToScalar(); // without it, add makes one of its own that it does not hold
        var contexts = starts.add(middles, one).add_(ends, one).tanh_(); // (N, E)
        return batch.Kept is null ? contexts : contexts.mul(batch.Kept); // (N, E)
    }
}
