using CodeIntel.Torch.Train;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CodeIntel.Torch.Models;

// What the variable-misuse models read, and how their first layer makes one vector of each token: the mean of its
// subtokens' vectors, plus the sine and cosine code of its position (Vaswani 2017, section 3.5).
// Hellendoorn, Sutton, Singh, Maniatis, Bieber: Global relational models of source code. ICLR 2020.
//
// Deviations from the published implementation:
//   - Its mean divides by the most subtokens that a token may have, ours by those that the token has.
//   - Its position code raises 10000 to 2i/E for element i, ours to 2⌊i/2⌋/E as in the source that both cite.
//
// B examples of the batch     T tokens of its longest example     N = B T places, most of them tokens
// S subtokens of all tokens   M edges of all examples             E width of the states
// V subtokens in all          K edge kinds, each way a kind of its own

/// <summary>One batch of token graphs; the tokens of each example are padded to the longest.</summary>
/// <param name="Subtokens">Rows of the table (S), of every token in turn.</param>
/// <param name="SubtokenOwner">Place b T + t of the token of each (S).</param>
/// <param name="SubtokenShare">One by the number of subtokens of that token (S).</param>
/// <param name="Mask">True where a token is (B, T).</param>
/// <param name="EdgeKinds">Kind of each edge (M) in [0, K), ascending.</param>
/// <param name="EdgeFrom">Place b T + t where it begins (M).</param>
/// <param name="EdgeTo">Place where it ends (M).</param>
/// <param name="Candidates">
/// True at uses of variables (B, T), which may be wrong or put things right; never at 0, the token that stands for "no
/// bug".
/// </param>
/// <param name="Location">Position of the misused variable (B); 0: no bug.</param>
/// <param name="Targets">True at positions of the right variable (B, T); nowhere in an example without a bug.</param>
/// <param name="Size">B.</param>
/// <param name="Length">T.</param>
internal sealed record MisuseBatch(
    Tensor Subtokens,
    Tensor SubtokenOwner,
    Tensor SubtokenShare,
    Tensor Mask,
    Tensor EdgeKinds,
    Tensor EdgeFrom,
    Tensor EdgeTo,
    Tensor Candidates,
    Tensor Location,
    Tensor Targets,
    int Size,
    int Length)
{
    /// <summary>First edge of each kind, then M: so that nothing must be asked of a GPU.</summary>
    public required IReadOnlyList<int> EdgeOffsets { get; init; }

    /// <summary>False where each example has T tokens, which makes masking needless.</summary>
    public bool IsPadded { get; init; } = true;

    /// <summary>Draws what dropout keeps; null: everything.</summary>
    public DropoutMask? Dropout { get; init; }

    /// <summary>0 to <paramref name="count"/> − 1, whose bounds are held as in ContextAttention.</summary>
    public Tensor Range(long count)
    {
        using var first = 0L.ToScalar();
        using var end = count.ToScalar();
        using var step = 1L.ToScalar();
        return arange(first, end, step, ScalarType.Int64, Mask.device);
    }

    /// <summary>Zeroes a part of the states (N, any multiple of E), and scales the rest up.</summary>
    public Tensor Drop(Tensor states)
    {
        if (Dropout is null)
        {
            return states;
        }

        using var scale = (1 / Dropout.KeptShare).ToScalar(); // held: see ContextAttention
        var kept = Dropout.Draw(states.numel() / Dropout.Width).view(states.shape).to(states.device);
        return states.mul(kept).mul_(scale);
    }
}

/// <summary>Makes states (N, E) of the subtokens of a batch.</summary>
internal sealed class TokenEmbedding : Module<MisuseBatch, Tensor>
{
    private readonly Parameter subtokens;
    private readonly Tensor positions;

    /// <summary>The table is normal with variance 1/E, as published.</summary>
    public TokenEmbedding(int vocabulary, int width, int mostTokens, bool hasPositions)
        : base(nameof(TokenEmbedding))
    {
        subtokens = new Parameter(empty(vocabulary, width).normal_(0, Math.Pow(width, -0.5))); // (V, E)
        positions = hasPositions ? Positions(mostTokens, width) : zeros(mostTokens, width); // (most T, E)
        RegisterComponents();
    }

    public override Tensor forward(MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        using var one = 1.ToScalar(); // held: see ContextAttention
        var parts = subtokens.index_select(0, batch.Subtokens)
            .mul(batch.SubtokenShare.unsqueeze(1)); // (S, E)
        return positions.narrow(0, 0, batch.Length)
            .repeat(batch.Size, 1) // (N, E)
            .index_add(0, batch.SubtokenOwner, parts, one) // (N, E)
            .MoveToOuterDisposeScope();
    }

    private static Tensor Positions(int length, int width)
    {
        var code = new float[length, width];
        for (var t = 0; t < length; t++)
        {
            for (var i = 0; i < width; i++)
            {
                var angle = t / Math.Pow(10000, 2.0 * (i / 2) / width);
                code[t, i] = (float)(i % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
            }
        }

        return tensor(code); // (T, E)
    }
}
