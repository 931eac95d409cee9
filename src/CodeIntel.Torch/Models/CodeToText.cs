using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CodeIntel.Torch.Models;

// Code to text: a CodeBERT encoder and a Transformer decoder that writes a summary token by token. Lu et al.: CodeXGLUE
// (2021), code summarization: torch.nn.TransformerDecoder (6 layers, feed-forward 2048, relu, normalisation after each
// part, none at the end), tanh(dense), and logits from the encoder's own token vectors. Vaswani et al. (2017).
//
// Deviations:
//   - No dropout of attention weights, as in the encoder, nor between the two feed-forward layers.
//   - Decoding keeps keys and values of the tokens before instead of computing them again: same function.
//
// B sequences of the batch   T tokens of the longest   L tokens of the longest summary   V tokens in all
// E width   H heads   G width of the decoder's feed-forward layer   W hypotheses per example   M = B W

/// <summary>Sizes of the decoder; its width and heads are the encoder's.</summary>
internal sealed record CodeToTextSizes(int Layers = 6, int FeedForward = 2_048)
{
    /// <summary>
    /// Learnt numbers beside the encoder's: layers (8 E (E + 1) + (2 E + 1) G + E + 6 E) + E (E + 1).
    /// </summary>
    public long Parameters(CodeBertSizes encoder)
    {
        var width = (long)encoder.Width;
        return (Layers * ((8 * width * (width + 1)) + (((2 * width) + 1) * FeedForward) + (7 * width)))
            + (width * (width + 1));
    }
}

/// <summary>Keys and values of one layer (rows, H, T, E/H).</summary>
internal sealed record KeysAndValues(Tensor Keys, Tensor Values);

/// <summary>What the decoder reads of a batch.</summary>
/// <param name="Layers">Keys and values of the code, per layer (B, H, T, E/H).</param>
/// <param name="Mask">False where there is padding (B, 1, 1, T).</param>
internal sealed record CodeMemory(IReadOnlyList<KeysAndValues> Layers, Tensor Mask)
{
    /// <summary>B.</summary>
    public long Size => Mask.shape[0];
}

/// <summary>Attention with several heads, laid out as torch.nn.MultiheadAttention.</summary>
internal sealed class DecoderAttention : Module
{
    private readonly Parameter in_proj_weight;
    private readonly Parameter in_proj_bias;
    private readonly Linear out_proj;
    private readonly int heads;

    public DecoderAttention(int width, int heads)
        : base(nameof(DecoderAttention))
    {
        this.heads = heads;
        in_proj_weight = new Parameter(Code2vec.Uniform(Math.Sqrt(1.5 / width), 3 * width, width)); // (3E, E)
        in_proj_bias = new Parameter(zeros(3 * width)); // (3E)
        out_proj = CodeBert.Linear(width, width); // (E, E)
        RegisterComponents();
    }

    /// <summary>Keys and values of (rows, T, E).</summary>
    public KeysAndValues Read(Tensor x) => new(Project(x, 1), Project(x, 2)); // (rows, H, T, E/H)

    /// <summary>What the readers (rows, L, E) take from it.</summary>
    public Tensor Forward(Tensor x, KeysAndValues memory, Tensor? mask, bool isCausal)
    {
        var read = functional.scaled_dot_product_attention(
            Project(x, 0), memory.Keys, memory.Values, mask, 0, isCausal); // (rows, H, L, E/H)
        return out_proj.forward(read.transpose(1, 2).reshape(x.shape)); // (rows, L, E)
    }

    private Tensor Project(Tensor x, int part)
    {
        var width = x.shape[2];
        var weight = in_proj_weight.narrow(0, part * width, width); // (E, E)
        var projected = functional.linear(x, weight, in_proj_bias.narrow(0, part * width, width)); // (rows, T, E)
        return projected.view(x.shape[0], x.shape[1], heads, width / heads).transpose(1, 2); // (rows, H, T, E/H)
    }
}

/// <summary>One layer of the decoder, laid out as torch.nn.TransformerDecoderLayer.</summary>
internal sealed class DecoderLayer : Module
{
    private readonly DecoderAttention self_attn;
    private readonly DecoderAttention multihead_attn;
    private readonly Linear linear1;
    private readonly Linear linear2;
    private readonly LayerNorm norm1;
    private readonly LayerNorm norm2;
    private readonly LayerNorm norm3;

    public DecoderLayer(int width, int heads, int feedForward)
        : base(nameof(DecoderLayer))
    {
        self_attn = new DecoderAttention(width, heads);
        multihead_attn = new DecoderAttention(width, heads);
        linear1 = CodeBert.Linear(width, feedForward); // (G, E)
        linear2 = CodeBert.Linear(feedForward, width, width); // (E, G)
        norm1 = LayerNorm(width, CodeBert.Epsilon);
        norm2 = LayerNorm(width, CodeBert.Epsilon);
        norm3 = LayerNorm(width, CodeBert.Epsilon);
        RegisterComponents();
    }

    /// <summary>Keys and values of the encoder's vectors (B, T, E).</summary>
    public KeysAndValues Read(Tensor code) => multihead_attn.Read(code);

    /// <summary>All tokens at once (B, L, E), each reading those before it.</summary>
    public Tensor Forward(Tensor x, KeysAndValues code, Tensor mask, Dropout? dropout)
    {
        using var scope = NewDisposeScope();
        var read = self_attn.Forward(x, self_attn.Read(x), null, isCausal: true); // (B, L, E)
        return Finish(x, read, code, mask, dropout).MoveToOuterDisposeScope(); // (B, L, E)
    }

    /// <summary>The next token of each row (M, 1, E), with those before it, to which it is added.</summary>
    public (Tensor Next, KeysAndValues Past) Step(
        Tensor x, KeysAndValues? past, Tensor? parents, KeysAndValues code, Tensor mask)
    {
        var now = self_attn.Read(x); // (M, H, 1, E/H)
        var all = past is null ? now : new KeysAndValues(
            cat([Select(past.Keys, parents), now.Keys], 2), cat([Select(past.Values, parents), now.Values], 2));
        var read = self_attn.Forward(x, all, null, isCausal: false); // (M, 1, E)
        return (Finish(x, read, code, mask, null), all);
    }

    private static Tensor Select(Tensor rows, Tensor? parents) =>
        parents is null ? rows : rows.index_select(0, parents);

    private Tensor Finish(Tensor x, Tensor read, KeysAndValues code, Tensor mask, Dropout? dropout)
    {
        using var one = 1.ToScalar();
        Tensor Drop(Tensor part) => dropout?.Apply(part) ?? part;
        x = norm1.forward(x.add(Drop(read), one));
        // hypotheses of one example are so many readers of the same code
        var readers = x.view(mask.shape[0], -1, x.shape[2]); // (B, L or W, E)
        var taken = multihead_attn.Forward(readers, code, mask, isCausal: false).view(x.shape);
        x = norm2.forward(x.add(Drop(taken), one));
        return norm3.forward(x.add(Drop(linear2.forward(linear1.forward(x).relu())), one));
    }
}

/// <summary>Writes the summary of a method.</summary>
internal sealed class CodeToText : Module<Tensor, Tensor, Dropout?, Tensor>
{
    private readonly CodeBert encoder;
    private readonly ModuleList<DecoderLayer> decoder;
    private readonly Linear dense;

    public CodeToText(CodeBertSizes ofEncoder, CodeToTextSizes sizes)
        : base(nameof(CodeToText))
    {
        var (width, heads) = (ofEncoder.Width, ofEncoder.Heads);
        encoder = new CodeBert(ofEncoder);
        decoder = new ModuleList<DecoderLayer>(
            [.. Enumerable.Range(0, sizes.Layers).Select(_ => new DecoderLayer(width, heads, sizes.FeedForward))]);
        dense = CodeBert.Linear(width, width); // (E, E)
        RegisterComponents();
    }

    /// <summary>The encoder, whose weights may be read from elsewhere.</summary>
    public CodeBert Encoder => encoder;

    /// <summary>
    /// Logits (B, L, V) of the token after each of the summaries' (B, L), which begin with the start token.
    /// </summary>
    public override Tensor forward(Tensor code, Tensor summaries, Dropout? dropout)
    {
        using var scope = NewDisposeScope();
        return TokenLogits(Encode(code, dropout), summaries, dropout).MoveToOuterDisposeScope(); // (B, L, V)
    }

    /// <summary>Computes what the decoder reads of code (B, T), once for training and decoding.</summary>
    public CodeMemory Encode(Tensor code, Dropout? dropout = null)
    {
        var vectors = encoder.forward(code, dropout); // (B, T, E)
        return new([.. decoder.Select(layer => layer.Read(vectors))], CodeBert.Mask(CodeBert.IsToken(code)));
    }

    /// <summary>Logits (B, L, V) with the given summaries as inputs (teacher forcing).</summary>
    /// <exception cref="ArgumentException">The summaries are longer than there are positions.</exception>
    public Tensor TokenLogits(CodeMemory memory, Tensor summaries, Dropout? dropout = null)
    {
        using var scope = NewDisposeScope();
        if (summaries.shape[1] > encoder.Sizes.MaxLength)
        {
            throw new ArgumentException(
                $"{summaries.shape[1]} tokens are more than the {encoder.Sizes.MaxLength} positions.",
                nameof(summaries));
        }

        var positions = Positions(summaries.shape[1], 0, summaries.device).expand(summaries.shape); // (B, L)
        var x = encoder.embeddings.Forward(summaries, positions, dropout); // (B, L, E)
        foreach (var (layer, code) in decoder.Zip(memory.Layers))
        {
            x = layer.Forward(x, code, memory.Mask, dropout);
        }

        return Logits(x).MoveToOuterDisposeScope(); // (B, L, V)
    }

    /// <summary>
    /// Loss of each example (B): the sum over the tokens after the first. The published loss is their sum, divided by
    /// the number of those tokens in the batch.
    /// </summary>
    public static Tensor Losses(Tensor logits, Tensor summaries)
    {
        using var scope = NewDisposeScope();
        var length = summaries.shape[1] - 1;
        var flat = functional.cross_entropy(
            logits.narrow(1, 0, length).reshape(-1, logits.shape[2]),
            summaries.narrow(1, 1, length).reshape(-1),
            ignore_index: CodeBert.PadId,
            reduction: Reduction.None); // (B*(L-1))
        return flat.view(-1, length).sum(dim: 1).MoveToOuterDisposeScope(); // (B)
    }

    /// <summary>Summaries of at most a number of tokens, each the most probable one after those before it.</summary>
    public int[][] Greedy(CodeMemory memory, int maxLength)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return Search(memory).Greedy((int)memory.Size, Bound(maxLength), Stepper(memory));
    }

    /// <summary>The most probable summaries of each example, best first.</summary>
    public Hypothesis[][] Beam(CodeMemory memory, int width, int maxLength)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return Search(memory).Search((int)memory.Size, width, Bound(maxLength), Stepper(memory));
    }

    private static BeamSearch Search(CodeMemory memory) =>
        new(CodeBert.StartId, CodeBert.EndId, memory.Mask.device);

    /// <summary>Numbers of positions (1, count); tokens' begin after that of padding.</summary>
    private static Tensor Positions(long count, long first, Device device)
    {
        using var start = (first + CodeBert.PadId + 1).ToScalar();
        using var stop = (first + count + CodeBert.PadId + 1).ToScalar();
        using var step = 1.ToScalar(); // held, as all: see ContextAttention
        return arange(start, stop, step, dtype: int64, device: device).unsqueeze(0);
    }

    private int Bound(int maxLength) => Math.Min(maxLength, encoder.Sizes.MaxLength);

    private BeamSearch.Step Stepper(CodeMemory memory)
    {
        var past = new KeysAndValues?[memory.Layers.Count];
        var length = 0;
        return (tokens, parents) =>
        {
            var positions = Positions(1, length++, tokens.device).expand(tokens.shape[0], 1); // (M, 1)
            var x = encoder.embeddings.Forward(tokens.unsqueeze(1), positions, null); // (M, 1, E)
            for (var i = 0; i < past.Length; i++)
            {
                var before = past[i];
                (x, var all) = decoder[i].Step(x, before, parents, memory.Layers[i], memory.Mask);
                past[i] = new(all.Keys.MoveToOuterDisposeScope(), all.Values.MoveToOuterDisposeScope());
                before?.Keys.Dispose();
                before?.Values.Dispose();
            }

            return (Logits(x).squeeze(1), null); // (M, V)
        };
    }

    private Tensor Logits(Tensor x) =>
        dense.forward(x).tanh().matmul(encoder.embeddings.word_embeddings.weight!.t()); // (B, L, V)
}
