using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CodeIntel.Torch.Models;

// Recurrent layers of the sandwiches: gated recurrent units that read the tokens forwards and backwards.
// Cho 2014: Learning phrase representations using RNN encoder-decoder. EMNLP, section 2.3; as in Hellendoorn 2020.
//
// Deviations from Hellendoorn's implementation:
//   - Reading backwards begins at an example's last token, not in the padding, so that padding changes nothing.
//   - What was read backwards is put in the tokens' order before both readings are joined; theirs joins the first token
//     read forwards with the last one.
//
// B examples of the batch     T tokens of its longest example     N = B T places     E width of the states

/// <summary>Shape of a stack of recurrent layers.</summary>
internal sealed record RnnBlock(int Layers) : MisuseBlock
{
    /// <inheritdoc/>
    /// <remarks>L · 2 · (3/2 E² + 3/4 E² + 3 E).</remarks>
    public override long Parameters(int width) =>
        2L * Layers * ((3L * (width / 2) * width) + (3L * (width / 2) * (width / 2)) + (6L * (width / 2)));

    /// <inheritdoc/>
    public override Module<Tensor, MisuseBatch, Tensor> Create(int width) => new Rnn(Layers, width);
}

/// <summary>One reading each way, E / 2 wide.</summary>
internal sealed class RnnLayer : Module<Tensor, Tensor, Tensor>
{
    private readonly GRU forwards;
    private readonly GRU backwards;

    public RnnLayer(int width)
        : base(nameof(RnnLayer))
    {
        forwards = GRU(width, width / 2, batchFirst: true);
        backwards = GRU(width, width / 2, batchFirst: true);
        RegisterComponents();
    }

    /// <summary>Returns (B, T, E) of states (B, T, E); <paramref name="turned"/> (N): see <see cref="Rnn"/>.</summary>
    public override Tensor forward(Tensor states, Tensor turned)
    {
        using var scope = NewDisposeScope();
        var ahead = Read(forwards, states); // (B, T, E/2)
        var back = Turn(Read(backwards, Turn(states, turned)), turned); // (B, T, E/2)
        return cat([ahead, back], 2).MoveToOuterDisposeScope(); // (B, T, E)
    }

    private static Tensor Read(GRU unit, Tensor states)
    {
        var start = zeros(1, states.shape[0], states.shape[2] / 2, states.dtype, states.device); // (1, B, E/2)
        return unit.forward(states, start).Item1; // (B, T, E/2)
    }

    private static Tensor Turn(Tensor states, Tensor turned) =>
        states.reshape(turned.shape[0], -1).index_select(0, turned).view(states.shape);
}

/// <summary>A stack of recurrent layers.</summary>
internal sealed class Rnn : Module<Tensor, MisuseBatch, Tensor>
{
    private readonly ModuleList<RnnLayer> layers;

    public Rnn(int count, int width)
        : base(nameof(Rnn))
    {
        layers = [.. Enumerable.Range(0, count).Select(_ => new RnnLayer(width))];
        RegisterComponents();
    }

    /// <summary>Returns (N, E) of states (N, E).</summary>
    public override Tensor forward(Tensor states, MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        var turned = Turned(batch); // (N)
        foreach (var layer in layers)
        {
            var read = layer.forward(states.view(batch.Size, batch.Length, -1), turned); // (B, T, E)
            states = batch.Drop(read.view(states.shape)); // (N, E)
        }

        return states.MoveToOuterDisposeScope(); // (N, E)
    }

    /// <summary>Place of each token when the tokens of each example are reversed, padding left where it is.</summary>
    private static Tensor Turned(MisuseBatch batch)
    {
        using var one = 1.ToScalar(); // held: see ContextAttention
        using var length = ((long)batch.Length).ToScalar();
        var place = batch.Range(batch.Length).unsqueeze(0); // (1, T)
        var last = batch.Mask.sum(1, keepdim: true).sub(one); // (B, 1)
        var within = where(batch.Mask, last.sub(place), place); // (B, T)
        var first = batch.Range(batch.Size).mul(length).unsqueeze(1); // (B, 1)
        return within.add(first, one).view(-1); // (N)
    }
}
