using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CodeIntel.Torch.Models;

// Transformer encoder: every token looks at every other, weighted by how well its query meets the other's key.
// Vaswani, Shazeer, Parmar, Uszkoreit, Jones, Gomez, Kaiser, Polosukhin: Attention is all you need. NeurIPS 2017,
// sections 3.1 to 3.3; as in Hellendoorn 2020: normalisation before each part instead of after it, one more at the end,
// no biases in the projections of attention.
//
// Deviation from Hellendoorn's implementation:
//   - Each projection is initialised as one E × E matrix (Glorot); theirs takes its three axes for those of a filter,
//     which makes the numbers six times smaller at E = 512.
//
// B examples of the batch     T tokens of its longest example     N = B T places
// E width of the states       H heads                             D = E / H width of a head     F width inside a layer

/// <summary>Shape of a stack of Transformer layers.</summary>
internal sealed record TransformerBlock(int Layers, int Heads, int Inner) : MisuseBlock
{
    /// <inheritdoc/>
    /// <remarks>L (4 E² + 2 E F + F + 5 E) + 2 E.</remarks>
    public override long Parameters(int width) => (Layers * OfLayer(width, Inner)) + (2L * width);

    /// <inheritdoc/>
    public override Module<Tensor, MisuseBatch, Tensor> Create(int width) =>
        new Transformer(Layers, () => new TransformerLayer(width, Heads, Inner), width);

    internal static long OfLayer(long width, long inner) =>
        (4 * width * width) + (2 * width * inner) + inner + (5 * width);
}

/// <summary>Softmax attention of each example's tokens to each other.</summary>
internal sealed class SelfAttention : Module<Tensor, MisuseBatch, Tensor>
{
    private readonly Parameter projections;
    private readonly Parameter output;
    private readonly EdgeBias? edges;
    private readonly int _heads;

    /// <summary>With <paramref name="edges"/>, edges between tokens bias the scores: see Great.cs.</summary>
    public SelfAttention(int width, int heads, EdgeBias? edges)
        : base(nameof(SelfAttention))
    {
        var glorot = Math.Sqrt(6.0 / (width + width));
        projections = new Parameter(Code2vec.Uniform(glorot, width, 3 * width)); // (E, 3E): query, key, value
        output = new Parameter(Code2vec.Uniform(glorot, width, width)); // (E, E)
        this.edges = edges;
        _heads = heads;
        RegisterComponents();
    }

    /// <summary>Returns (N, E) of states (N, E).</summary>
    public override Tensor forward(Tensor states, MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        var split = states.matmul(projections) // (N, 3E)
            .view(batch.Size, batch.Length, 3, _heads, -1) // (B, T, 3, H, D)
            .permute(2, 0, 3, 1, 4) // (3, B, H, T, D)
            .unbind(0); // three of (B, H, T, D)
        var seen = edges is null
            ? functional.scaled_dot_product_attention(split[0], split[1], split[2], Visible(batch)) // (B, H, T, D)
            : edges.Attend(split[0], split[1], split[2], batch); // (B, H, T, D)
        return seen.transpose(1, 2) // (B, T, H, D)
            .reshape(states.shape[0], -1) // (N, E)
            .matmul(output) // (N, E)
            .MoveToOuterDisposeScope();
    }

    private Tensor? Visible(MisuseBatch batch) => batch.IsPadded
        ? batch.Mask.view(batch.Size, 1, 1, batch.Length)
            .expand(batch.Size, _heads, batch.Length, batch.Length) // (B, H, T, T)
        : null;
}

/// <summary>Attention, then two dense layers with a rectifier between, each added to what it read.</summary>
internal sealed class TransformerLayer : Module<Tensor, MisuseBatch, Tensor>
{
    private const double Epsilon = 1e-3; // as published

    private readonly LayerNorm attentionNorm;
    private readonly SelfAttention attention;
    private readonly LayerNorm denseNorm;
    private readonly Linear inner;
    private readonly Linear outer;

    public TransformerLayer(int width, int heads, int innerWidth, EdgeBias? edges = null)
        : base(nameof(TransformerLayer))
    {
        attentionNorm = Norm(width);
        attention = new SelfAttention(width, heads, edges);
        denseNorm = Norm(width);
        inner = Dense(width, innerWidth);
        outer = Dense(innerWidth, width);
        RegisterComponents();
    }

    /// <summary>Returns (N, E) of states (N, E).</summary>
    public override Tensor forward(Tensor states, MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        using var one = 1.ToScalar(); // held: see ContextAttention
        var seen = attention.forward(attentionNorm.forward(states), batch); // (N, E)
        var joined = states.add(batch.Drop(seen), one); // (N, E)
        var dense = batch.Drop(inner.forward(denseNorm.forward(joined)).relu_()); // (N, F)
        return joined.add(batch.Drop(outer.forward(dense)), one).MoveToOuterDisposeScope(); // (N, E)
    }

    internal static LayerNorm Norm(int width) => LayerNorm(width, Epsilon);

    private static Linear Dense(int from, int to)
    {
        var dense = Linear(from, to);
        init.xavier_uniform_(dense.weight);
        init.zeros_(dense.bias);
        return dense;
    }
}

/// <summary>A stack of layers and a last normalisation.</summary>
internal sealed class Transformer : Module<Tensor, MisuseBatch, Tensor>
{
    private readonly ModuleList<TransformerLayer> layers;
    private readonly LayerNorm norm;

    public Transformer(int count, Func<TransformerLayer> create, int width)
        : base(nameof(Transformer))
    {
        layers = [.. Enumerable.Range(0, count).Select(_ => create())];
        norm = TransformerLayer.Norm(width);
        RegisterComponents();
    }

    /// <summary>Returns (N, E) of states (N, E).</summary>
    public override Tensor forward(Tensor states, MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        foreach (var layer in layers)
        {
            states = layer.forward(states, batch); // (N, E)
        }

        return norm.forward(states).MoveToOuterDisposeScope(); // (N, E)
    }
}
