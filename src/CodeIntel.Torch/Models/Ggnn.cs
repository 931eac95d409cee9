using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CodeIntel.Torch.Models;

// Gated graph neural network: in each step every token receives a message along each edge that ends at it, and updates
// its state with a gated recurrent unit.
// Li, Tarlow, Brockschmidt, Zemel: Gated graph sequence neural networks. ICLR 2016, section 3; Allamanis
// 2018, section 4; with several layers, repeated and linked by residuals, as in Hellendoorn 2020.
//   m_i = Σ over edges j → i of (h_j W_kind + b_kind);   h_i ← GRU([residuals; m_i], h_i)
//
// Tokens are the nodes: edges that touch syntax nodes are for whoever makes the examples to carry over to tokens.
//
// N places of tokens     M edges     K edge kinds     E width of the states     R residuals of a layer

/// <summary>
/// Shape of a graph network: how often each layer is repeated, and which earlier states each also reads (0: the input;
/// i: what layer i − 1 gave). Kinds count each way of an edge.
/// </summary>
internal sealed record GgnnBlock(IReadOnlyList<int> Steps, IReadOnlyList<IReadOnlyList<int>> Residuals, int EdgeKinds)
    : MisuseBlock
{
    /// <summary>Layers without residuals.</summary>
    public GgnnBlock(IReadOnlyList<int> steps, int edgeKinds)
        : this(steps, [.. steps.Select(_ => Array.Empty<int>())], edgeKinds)
    {
    }

    /// <inheritdoc/>
    /// <remarks>Σ over layers of K (E² + E) + 3 (1 + R) E² + 3 E² + 6 E.</remarks>
    public override long Parameters(int width) => Residuals.Sum(residuals =>
        (EdgeKinds * ((long)width * width + width)) + (3L * (2 + residuals.Count) * width * width) + (6L * width));

    /// <inheritdoc/>
    public override Module<Tensor, MisuseBatch, Tensor> Create(int width) => new Ggnn(this, width);
}

/// <summary>One step: messages along edges, then the update of every state.</summary>
internal sealed class GgnnLayer : Module<Tensor, Tensor[], MisuseBatch, Tensor>
{
    private readonly Parameter weights;
    private readonly Parameter biases;
    private readonly GRUCell update;

    /// <summary>Initialises as published: normal with variance 1/E, the update's matrices as usual for it.</summary>
    public GgnnLayer(int width, int edgeKinds, int residuals)
        : base(nameof(GgnnLayer))
    {
        var deviation = Math.Pow(width, -0.5);
        weights = new Parameter(empty(edgeKinds, width, width).normal_(0, deviation)); // (K, E, E)
        biases = new Parameter(empty(edgeKinds, width).normal_(0, deviation)); // (K, E)
        update = GRUCell((1 + residuals) * width, width);
        init.xavier_uniform_(update.weight_ih); // (3E, (1+R)E)
        init.orthogonal_(update.weight_hh); // (3E, E)
        init.zeros_(update.bias_ih); // (3E)
        init.zeros_(update.bias_hh); // (3E)
        RegisterComponents();
    }

    /// <summary>Returns (N, E) of states (N, E) and residuals (N, E) each.</summary>
    public override Tensor forward(Tensor states, Tensor[] residuals, MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        var messages = Messages(states, batch); // (N, E)
        var read = residuals.Length == 0 ? messages : cat([.. residuals, messages], 1); // (N, (1+R)E)
        return update.forward(read, states).MoveToOuterDisposeScope(); // (N, E)
    }

    private Tensor Messages(Tensor states, MisuseBatch batch)
    {
        var offsets = batch.EdgeOffsets;
        var kinds = Enumerable.Range(0, offsets.Count - 1).Where(k => offsets[k + 1] > offsets[k]).ToArray();
        if (kinds.Length == 0)
        {
            return zeros_like(states); // (N, E)
        }

        // split and unbind: their gradients are put together once, those of slices would each fill the whole with zeros
        var sources = states.index_select(0, batch.EdgeFrom) // (M, E)
            .split([.. kinds.Select(k => (long)(offsets[k + 1] - offsets[k]))]);
        var (weight, bias) = (weights.unbind(0), biases.unbind(0));
        var messages = cat([.. kinds.Select((k, i) => addmm(bias[k], sources[i], weight[k], 1, 1))]); // (M, E)
        using var one = 1.ToScalar(); // held: see ContextAttention
        return zeros_like(states).index_add(0, batch.EdgeTo, messages, one); // (N, E)
    }
}

/// <summary>Layers, each repeated for its steps.</summary>
internal sealed class Ggnn : Module<Tensor, MisuseBatch, Tensor>
{
    private readonly ModuleList<GgnnLayer> layers;
    private readonly GgnnBlock _block;

    public Ggnn(GgnnBlock block, int width)
        : base(nameof(Ggnn))
    {
        layers = [.. block.Residuals.Select(residuals => new GgnnLayer(width, block.EdgeKinds, residuals.Count))];
        _block = block;
        RegisterComponents();
    }

    /// <summary>Returns (N, E) of states (N, E).</summary>
    public override Tensor forward(Tensor states, MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        List<Tensor> given = [states]; // of each layer, the input first
        for (var layer = 0; layer < layers.Count; layer++)
        {
            Tensor[] residuals = [.. _block.Residuals[layer].Select(i => given[i])];
            var current = given[^1]; // (N, E)
            for (var step = 0; step < _block.Steps[layer]; step++)
            {
                current = batch.Drop(layers[layer].forward(current, residuals, batch)); // (N, E)
            }

            given.Add(current);
        }

        return given[^1].MoveToOuterDisposeScope(); // (N, E)
    }
}
