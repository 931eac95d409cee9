using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CodeIntel.Torch.Models;

// GREAT, the graph relational embedding attention Transformer: the Transformer of Transformer.cs, where an edge from
// token j to token i changes how much i looks at j. Hellendoorn 2020:
//   score(i, j) = (q_i + b_ij 1) k_jᵀ / √D = (q_i k_jᵀ + b_ij Σ k_j) / √D,   b_ij = Σ over edges of w · e_kind.
//
// Same function as published, computed in another order:
//   - The bias is added at the places of edges alone, in place; a dense tensor of biases cost a third of the speed and
//     twice the memory.
// Deviation: initialisation, see Transformer.cs.
//
// B examples of the batch     T tokens of its longest example     N = B T places     M edges of all examples
// E width of the states       H heads                             D = E / H          K edge kinds

/// <summary>Shape of a stack of layers with relational attention; kinds count each way of an edge.</summary>
internal sealed record GreatBlock(int Layers, int Heads, int Inner, int EdgeKinds) : MisuseBlock
{
    /// <inheritdoc/>
    /// <remarks>Those of the Transformer + L (K + 1) D.</remarks>
    public override long Parameters(int width) =>
        (Layers * (TransformerBlock.OfLayer(width, Inner) + ((EdgeKinds + 1) * (long)(width / Heads)))) + (2L * width);

    /// <inheritdoc/>
    public override Module<Tensor, MisuseBatch, Tensor> Create(int width) => new Transformer(
        Layers, () => new TransformerLayer(width, Heads, Inner, new EdgeBias(EdgeKinds, width / Heads)), width);
}

/// <summary>Attention whose scores are biased by a learnt number for each kind of edge.</summary>
internal sealed class EdgeBias : Module<Tensor, Tensor>
{
    private readonly Parameter kinds;
    private readonly Parameter weight;

    public EdgeBias(int edgeKinds, int headWidth)
        : base(nameof(EdgeBias))
    {
        var glorot = Math.Sqrt(6.0 / (edgeKinds + headWidth));
        kinds = new Parameter(Code2vec.Uniform(glorot, edgeKinds, headWidth)); // (K, D)
        weight = new Parameter(Code2vec.Uniform(Math.Sqrt(6.0 / (headWidth + 1)), headWidth)); // (D)
        RegisterComponents();
    }

    /// <summary>Returns the bias (M) of edges of kinds (M).</summary>
    public override Tensor forward(Tensor edgeKinds)
    {
        using var scope = NewDisposeScope();
        return kinds.matmul(weight).index_select(0, edgeKinds).MoveToOuterDisposeScope(); // (M)
    }

    /// <summary>Returns what is seen (B, H, T, D) with queries, keys and values (B, H, T, D).</summary>
    public Tensor Attend(Tensor queries, Tensor keys, Tensor values, MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        using var one = 1.ToScalar(); // held: see ContextAttention
        using var scale = (1 / Math.Sqrt(queries.shape[3])).ToScalar();
        var (heads, length) = (queries.shape[1], queries.shape[2]);
        var query = queries.mul(scale).reshape(-1, length, queries.shape[3]); // (B*H, T, D)
        var key = keys.reshape(query.shape); // (B*H, T, D)
        var scores = Scores(query, key.transpose(1, 2), batch, heads); // (B*H, T, T)
        var (from, places) = Places(batch, heads);
        var sums = key.sum(2).mul(scale).view(-1).index_select(0, from.view(-1)).view(heads, -1); // (H, M)
        scores.view(-1).index_add_(0, places.view(-1), sums.mul(forward(batch.EdgeKinds)).view(-1), one);
        return scores.softmax(2) // (B*H, T, T)
            .bmm(values.reshape(query.shape)) // (B*H, T, D)
            .view(queries.shape) // (B, H, T, D)
            .MoveToOuterDisposeScope();
    }

    /// <summary>Scores without edges; the mask costs no pass of its own, being what the product is added to.</summary>
    private static Tensor Scores(Tensor query, Tensor key, MisuseBatch batch, long heads)
    {
        if (!batch.IsPadded)
        {
            return query.bmm(key); // (B*H, T, T)
        }

        using var never = float.NegativeInfinity.ToScalar(); // held: see ContextAttention
        var hidden = zeros(batch.Size, 1, 1, batch.Length, query.dtype, query.device)
            .masked_fill_(~batch.Mask.view(batch.Size, 1, 1, batch.Length), never) // (B, 1, 1, T)
            .expand(batch.Size, heads, 1, batch.Length) // (B, H, 1, T)
            .reshape(-1, 1, batch.Length); // (B*H, 1, T)

        // TorchSharp 0.107 passes its arguments on in another order than it names them: the summand comes last
        return query.baddbmm(key, hidden, 1, 1); // (B*H, T, T)
    }

    /// <summary>
    /// Where each edge lies for each head (H, M): its beginning among tokens (B*H*T), itself among scores (B*H*T*T).
    /// </summary>
    private static (Tensor From, Tensor Scores) Places(MisuseBatch batch, long heads)
    {
        using var length = ((long)batch.Length).ToScalar(); // held: see ContextAttention
        using var skipped = ((heads - 1) * batch.Length).ToScalar();
        using var one = 1.ToScalar();
        var example = batch.EdgeFrom.div(length, RoundingMode.floor); // (M)
        var head = batch.Range(heads).mul(length).unsqueeze(1); // (H, 1)
        var shift = example.mul(skipped).add(head, one); // (H, M): from b T + t to (b H + h) T + t
        var within = batch.EdgeFrom.sub(example.mul(length)); // (M)
        var scores = batch.EdgeTo.add(shift, one).mul(length).add(within, one); // (H, M)
        return (batch.EdgeFrom.add(shift, one), scores);
    }
}
