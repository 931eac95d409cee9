using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CodeIntel.Torch.Models;

// CodeBERT: the RoBERTa encoder, pre-trained on six languages. Feng et al.: CodeBERT: a pre-trained model for
// programming and natural languages. Findings of EMNLP 2020, section 3; Liu et al.: RoBERTa (2019); Devlin et al.: BERT
// (2019).
//
//   x ← LayerNorm(word + position + type)
//   per layer: x ← LayerNorm(x + attention(x)); x ← LayerNorm(x + W2 gelu(W1 x))
//
// Names of modules are those of Hugging Face's RobertaModel, so that its files load without a table of names: the first
// position has number 2, padding has number 1 everywhere.
// Deviations:
//   - No pooler: neither task reads it.
//   - No dropout of attention weights, which would forbid the fused kernel; dropout of hidden vectors as published.
//
// B sequences of the batch   T tokens of the longest   H heads    E width       F width of the feed-forward layer
// V tokens in all            O positions in all        S types    A layers

/// <summary>Sizes of a RoBERTa encoder.</summary>
internal sealed record CodeBertSizes(
    int Vocabulary, int Positions, int Types, int Width, int Layers, int Heads, int FeedForward)
{
    /// <summary>Sizes of <c>microsoft/codebert-base</c>.</summary>
    public static CodeBertSizes Base { get; } = new(50_265, 514, 1, 768, 12, 12, 3_072);

    /// <summary>Longest sequence: two numbers of positions stand for padding and nothing.</summary>
    public int MaxLength => Positions - CodeBert.PadId - 1;

    /// <summary>Learnt numbers: (V + O + S + 2) E + A (4 E (E + 1) + (2 E + 1) F + E + 4 E).</summary>
    public long Parameters =>
        (((long)Vocabulary + Positions + Types + 2) * Width)
        + (Layers * ((4L * Width * (Width + 1)) + (((2L * Width) + 1) * FeedForward) + Width + (4L * Width)));
}

/// <summary>Draws which elements are kept (rows, E), and with which probability.</summary>
internal sealed record Dropout(Func<long, Tensor> Draw, double KeptShare)
{
    /// <summary>Zeroes elements of (…, E) and scales the rest.</summary>
    public Tensor Apply(Tensor values)
    {
        using var scale = (1 / KeptShare).ToScalar();
        var kept = Draw(values.numel() / values.shape[^1]).to(values.device).view(values.shape);
        return values.mul(kept).mul_(scale);
    }
}

/// <summary>Three linear layers that make queries, keys and values.</summary>
internal sealed class RobertaSelfAttention : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear query;
    private readonly Linear key;
    private readonly Linear value;
    private readonly int heads;

    public RobertaSelfAttention(CodeBertSizes sizes)
        : base(nameof(RobertaSelfAttention))
    {
        heads = sizes.Heads;
        query = CodeBert.Linear(sizes.Width, sizes.Width); // (E, E)
        key = CodeBert.Linear(sizes.Width, sizes.Width); // (E, E)
        value = CodeBert.Linear(sizes.Width, sizes.Width); // (E, E)
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor mask)
    {
        var read = functional.scaled_dot_product_attention(
            Split(query.forward(x)), Split(key.forward(x)), Split(value.forward(x)), mask); // (B, H, T, E/H)
        return read.transpose(1, 2).reshape(x.shape); // (B, T, E)
    }

    private Tensor Split(Tensor x) =>
        x.view(x.shape[0], x.shape[1], heads, x.shape[2] / heads).transpose(1, 2); // (B, H, T, E/H)
}

/// <summary>A linear layer, the residual connection, and layer normalisation.</summary>
internal sealed class RobertaOutput : Module
{
    private readonly Linear dense;
    private readonly LayerNorm LayerNorm;

    public RobertaOutput(int inputs, int width)
        : base(nameof(RobertaOutput))
    {
        dense = CodeBert.Linear(inputs, width, width); // (E, inputs)
        LayerNorm = LayerNorm(width, CodeBert.Epsilon);
        RegisterComponents();
    }

    public Tensor Forward(Tensor x, Tensor residual, Dropout? dropout)
    {
        using var one = 1.ToScalar();
        var projected = dense.forward(x); // (B, T, E)
        return LayerNorm.forward((dropout?.Apply(projected) ?? projected).add(residual, one)); // (B, T, E)
    }
}

/// <summary>Self-attention with its output layer.</summary>
internal sealed class RobertaAttention : Module
{
    private readonly RobertaSelfAttention self;
    private readonly RobertaOutput output;

    public RobertaAttention(CodeBertSizes sizes)
        : base(nameof(RobertaAttention))
    {
        self = new RobertaSelfAttention(sizes);
        output = new RobertaOutput(sizes.Width, sizes.Width);
        RegisterComponents();
    }

    public Tensor Forward(Tensor x, Tensor mask, Dropout? dropout) =>
        output.Forward(self.forward(x, mask), x, dropout); // (B, T, E)
}

/// <summary>The first half of the feed-forward layer.</summary>
internal sealed class RobertaIntermediate : Module<Tensor, Tensor>
{
    private readonly Linear dense;

    public RobertaIntermediate(CodeBertSizes sizes)
        : base(nameof(RobertaIntermediate))
    {
        dense = CodeBert.Linear(sizes.Width, sizes.FeedForward); // (F, E)
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => functional.gelu(dense.forward(x)); // (B, T, F)
}

/// <summary>One layer of the encoder.</summary>
internal sealed class RobertaLayer : Module
{
    private readonly RobertaAttention attention;
    private readonly RobertaIntermediate intermediate;
    private readonly RobertaOutput output;

    public RobertaLayer(CodeBertSizes sizes)
        : base(nameof(RobertaLayer))
    {
        attention = new RobertaAttention(sizes);
        intermediate = new RobertaIntermediate(sizes);
        output = new RobertaOutput(sizes.FeedForward, sizes.Width);
        RegisterComponents();
    }

    public Tensor Forward(Tensor x, Tensor mask, Dropout? dropout)
    {
        using var scope = NewDisposeScope();
        var attended = attention.Forward(x, mask, dropout); // (B, T, E)
        return output.Forward(intermediate.forward(attended), attended, dropout)
            .MoveToOuterDisposeScope(); // (B, T, E)
    }
}

/// <summary>The layers of the encoder.</summary>
internal sealed class RobertaEncoder : Module
{
    private readonly ModuleList<RobertaLayer> layer;

    public RobertaEncoder(CodeBertSizes sizes)
        : base(nameof(RobertaEncoder))
    {
        layer = new ModuleList<RobertaLayer>(
            [.. Enumerable.Range(0, sizes.Layers).Select(_ => new RobertaLayer(sizes))]);
        RegisterComponents();
    }

    public Tensor Forward(Tensor x, Tensor mask, Dropout? dropout)
    {
        foreach (var one in layer)
        {
            x = one.Forward(x, mask, dropout);
        }

        return x; // (B, T, E)
    }
}

/// <summary>Vectors of tokens, of their positions, and of the one type.</summary>
internal sealed class RobertaEmbeddings : Module
{
    /// <summary>Vectors of tokens (V, E).</summary>
    internal readonly Embedding word_embeddings;

    private readonly Embedding position_embeddings;
    private readonly Embedding token_type_embeddings;
    private readonly LayerNorm LayerNorm;

    public RobertaEmbeddings(CodeBertSizes sizes)
        : base(nameof(RobertaEmbeddings))
    {
        word_embeddings = CodeBert.Embedding(sizes.Vocabulary, sizes.Width, CodeBert.PadId); // (V, E)
        position_embeddings = CodeBert.Embedding(sizes.Positions, sizes.Width, CodeBert.PadId); // (O, E)
        token_type_embeddings = CodeBert.Embedding(sizes.Types, sizes.Width, null); // (S, E)
        LayerNorm = LayerNorm(sizes.Width, CodeBert.Epsilon);
        RegisterComponents();
    }

    /// <summary>Vectors (B, T, E) of tokens at positions (B, T).</summary>
    public Tensor Forward(Tensor tokens, Tensor positions, Dropout? dropout)
    {
        using var scope = NewDisposeScope();
        using var one = 1.ToScalar();
        var sum = word_embeddings.forward(tokens)
            .add(position_embeddings.forward(positions), one)
            .add(token_type_embeddings.forward(zeros_like(tokens)), one);
        var normal = LayerNorm.forward(sum); // (B, T, E)
        return (dropout?.Apply(normal) ?? normal).MoveToOuterDisposeScope();
    }
}

/// <summary>Gives each token of a sequence a vector that knows the others.</summary>
internal sealed class CodeBert : Module<Tensor, Dropout?, Tensor>
{
    /// <summary>Token that begins every sequence.</summary>
    public const int StartId = 0;

    /// <summary>Token that fills up a batch, and number of the position that padding has.</summary>
    public const int PadId = 1;

    /// <summary>Token that ends every sequence and parts two texts.</summary>
    public const int EndId = 2;

    /// <summary>Added to variances by layer normalisation.</summary>
    internal const double Epsilon = 1e-5;

    private const double BaseDeviation = 0.02;
    private const double BaseWidth = 768;

    /// <summary>The vectors that the encoder begins with, and a decoder shares.</summary>
    internal readonly RobertaEmbeddings embeddings;

    private readonly RobertaEncoder encoder;
    private readonly CodeBertSizes sizes;

    /// <summary>
    /// Initialises as BERT: normal, biases zero; the deviation is 0.02 at the published width of 768, and grows with
    /// one over the root of a smaller one, or narrow models learn nothing of their inputs for hundreds of steps.
    /// </summary>
    public CodeBert(CodeBertSizes sizes)
        : base(nameof(CodeBert))
    {
        this.sizes = sizes;
        embeddings = new RobertaEmbeddings(sizes);
        encoder = new RobertaEncoder(sizes);
        RegisterComponents();
    }

    /// <summary>Sizes it was made with.</summary>
    public CodeBertSizes Sizes => sizes;

    /// <summary>Vectors (B, T, E) of tokens (B, T), padded with <see cref="PadId"/> at their ends.</summary>
    /// <exception cref="ArgumentException">The sequences are longer than there are positions.</exception>
    public override Tensor forward(Tensor tokens, Dropout? dropout)
    {
        using var scope = NewDisposeScope();
        if (tokens.shape[1] > sizes.MaxLength)
        {
            throw new ArgumentException(
                $"{tokens.shape[1]} tokens are more than the {sizes.MaxLength} positions.", nameof(tokens));
        }

        using var pad = PadId.ToScalar();
        using var one = 1.ToScalar(); // without it, add_ makes one of its own that it does not hold
        var isToken = IsToken(tokens); // (B, T)
        var positions = isToken.to(int64).cumsum(1).mul(isToken).add_(pad, one); // (B, T)
        var x = embeddings.Forward(tokens, positions, dropout); // (B, T, E)
        return encoder.Forward(x, Mask(isToken), dropout).MoveToOuterDisposeScope(); // (B, T, E)
    }

    /// <summary>False where there is padding (B, T).</summary>
    internal static Tensor IsToken(Tensor tokens)
    {
        using var pad = PadId.ToScalar();
        return tokens.ne(pad);
    }

    /// <summary>What may be read, for every head and reader (B, 1, 1, T).</summary>
    internal static Tensor Mask(Tensor isToken) => isToken.unsqueeze(1).unsqueeze(1);

    /// <summary>A layer of a model of a width; null: that of its inputs.</summary>
    internal static Linear Linear(long inputs, long outputs, long? width = null)
    {
        var linear = nn.Linear(inputs, outputs);
        init.normal_(linear.weight, 0, Deviation(width ?? inputs));
        init.zeros_(linear.bias);
        return linear;
    }

    private static double Deviation(long width) => BaseDeviation * Math.Sqrt(BaseWidth / width);

    internal static Embedding Embedding(long count, long width, int? pad)
    {
        using var frozen = no_grad();
        var table = nn.Embedding(count, width, pad);
        init.normal_(table.weight!, 0, Deviation(width));
        if (pad is { } row)
        {
            using var padding = table.weight!.narrow(0, row, 1);
            padding.zero_();
        }

        return table;
    }
}

/// <summary>Tells whether two texts in one sequence belong together (RobertaForSequenceClassification).</summary>
internal sealed class PairClassifier : Module<Tensor, Dropout?, Tensor>
{
    private readonly CodeBert roberta;
    private readonly ClassificationHead classifier;

    public PairClassifier(CodeBertSizes sizes, int classes = 2)
        : base(nameof(PairClassifier))
    {
        roberta = new CodeBert(sizes);
        classifier = new ClassificationHead(sizes.Width, classes);
        RegisterComponents();
    }

    /// <summary>The encoder, whose weights may be read from elsewhere.</summary>
    public CodeBert Encoder => roberta;

    /// <summary>Learnt numbers: those of the encoder, and E (E + 1) + classes (E + 1).</summary>
    public static long Parameters(CodeBertSizes sizes, int classes = 2) =>
        sizes.Parameters + ((sizes.Width + (long)classes) * (sizes.Width + 1));

    /// <summary>Logits (B, classes) of sequences (B, T).</summary>
    public override Tensor forward(Tensor tokens, Dropout? dropout)
    {
        using var scope = NewDisposeScope();
        var first = roberta.forward(tokens, dropout).select(1, 0); // (B, E)
        return classifier.Forward(first, dropout).MoveToOuterDisposeScope(); // (B, classes)
    }

    private sealed class ClassificationHead : Module
    {
        private readonly Linear dense;
        private readonly Linear out_proj;

        public ClassificationHead(int width, int classes)
            : base(nameof(ClassificationHead))
        {
            dense = CodeBert.Linear(width, width); // (E, E)
            out_proj = CodeBert.Linear(width, classes); // (classes, E)
            RegisterComponents();
        }

        public Tensor Forward(Tensor x, Dropout? dropout)
        {
            var hidden = dense.forward(dropout?.Apply(x) ?? x).tanh(); // (B, E)
            return out_proj.forward(dropout?.Apply(hidden) ?? hidden); // (B, classes)
        }
    }
}
