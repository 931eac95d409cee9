using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CodeIntel.Torch.Models;

// code2seq: a method is the set of its path contexts, and its name is written subtoken by subtoken while attending to
// them. Alon, Brody, Levy, Yahav: code2seq: generating sequences from structured representations of code. ICLR 2019,
// section 3; what the paper leaves open (no biases but the LSTMs', input feeding, linear attention layer, one layer)
// follows its implementation.
//
//   terminal = sum of its subtokens' vectors         path = final states of a bidirectional LSTM over its nodes
//   context  = tanh(W [start; path; end])            decoder's first state = mean of the contexts
//   weights  = softmax(contexts · M output)  attention = A [output; weights · contexts], fed into the next step
//
// Same function as published, computed in another order:
//   - Paths lie in two tries, one read from each end: the LSTMs run once per distinct prefix and suffix of a batch
//     instead of once per context, and their input products once per distinct node.
//   - W [start; path; end] is computed in parts, once per distinct terminal, prefix and suffix.
//   - contexts · M output multiplies the output instead of every context.
// Deviations:
//   - Dropout of contexts acts after tanh, not before W, where the shared products forbid it (as in code2vec).
//   - Padding gets no attention; the implementation lets it take part with score 0.
//   - Initial forget biases are 1, as the implementation adds 1 to the gate.
//
// B examples of the batch     C contexts of its longest example   N contexts of all its examples
// U distinct terminals of it  Q distinct paths of it              K distinct path nodes of it     S subtokens of its U
// V subtokens in all          P path nodes in all                 Y target subtokens in all
// E width of embeddings       R width of one LSTM over paths      D width of contexts and decoder
// L target positions          W hypotheses per example            M = B W

/// <summary>Sizes of a code2seq model; published: embedding 128, path state 128, decoder 320.</summary>
internal sealed record Code2seqSizes(int Subtokens, int Nodes, int Targets, int Embedding, int PathState, int Decoder)
{
    /// <summary>
    /// Learnt numbers: (V + P + Y) E + 8 R (E + R + 1) + 2 (E + R) D + 4 D (E + 2 D + 1) + 3 D² + Y D.
    /// </summary>
    public long Parameters =>
        (((long)Subtokens + Nodes + Targets) * Embedding)
        + (8L * PathState * (Embedding + PathState + 1))
        + (2L * (Embedding + PathState) * Decoder)
        + (4L * Decoder * (Embedding + (2 * Decoder) + 1))
        + (3L * Decoder * Decoder)
        + ((long)Targets * Decoder);
}

/// <summary>The distinct beginnings of the paths of a batch, as levels of a trie; 64-bit indices.</summary>
/// <param name="Nodes">Per level, the node of each beginning (n), as a position in the batch's nodes.</param>
/// <param name="Parents">Per level, where each beginning without its last node lies in the level before (n).</param>
/// <param name="Ends">Where each path (Q) ends: a position in all levels, one after the other.</param>
internal sealed record PathLevels(IReadOnlyList<Tensor> Nodes, IReadOnlyList<Tensor> Parents, Tensor Ends);

/// <summary>One batch; indices are 64 bits wide.</summary>
/// <param name="Subtokens">Subtokens of all distinct terminals (S), as rows of the table.</param>
/// <param name="SubtokenOwners">Terminal that each of them belongs to (S).</param>
/// <param name="Terminals">U.</param>
/// <param name="Nodes">Distinct path nodes (K), as rows of the table.</param>
/// <param name="Prefixes">The paths read from their first node.</param>
/// <param name="Suffixes">The paths read from their last node.</param>
/// <param name="Starts">Start of each context (N), in 0 … U − 1.</param>
/// <param name="Middles">Path of each context (N), in 0 … Q − 1.</param>
/// <param name="Ends">End of each context (N), in 0 … U − 1.</param>
/// <param name="Grid">Context of each place of a padded grid (B × C); padding repeats the example's first.</param>
/// <param name="Padding">0 where a place holds a context, else −∞ (B, C); 32-bit floats.</param>
/// <param name="Shares">One divided by the example's contexts, 0 in padding (B, C); 32-bit floats.</param>
/// <param name="Inputs">Start token and targets (B, L), padded with 0.</param>
/// <param name="Targets">Targets and end token (B, L), padded with 0.</param>
/// <param name="Kept">False where dropout zeroes an element of a context (N, D); null: everything is kept.</param>
/// <param name="KeptShare">Probability of being kept.</param>
/// <param name="KeptOutputs">The same for the vectors from which targets are predicted (B × L, D).</param>
/// <param name="KeptOutputShare">Probability of being kept.</param>
internal sealed record Code2seqBatch(
    Tensor Subtokens,
    Tensor SubtokenOwners,
    int Terminals,
    Tensor Nodes,
    PathLevels Prefixes,
    PathLevels Suffixes,
    Tensor Starts,
    Tensor Middles,
    Tensor Ends,
    Tensor Grid,
    Tensor Padding,
    Tensor Shares,
    Tensor Inputs,
    Tensor Targets,
    Tensor? Kept,
    double KeptShare,
    Tensor? KeptOutputs,
    double KeptOutputShare);

/// <summary>What the decoder reads of a batch.</summary>
/// <param name="Contexts">Context vectors (B, C, D).</param>
/// <param name="Padding">0 or, where there is no context, −∞ (B, 1, C).</param>
/// <param name="Mean">Mean of each example's contexts (B, D).</param>
internal sealed record Code2seqMemory(Tensor Contexts, Tensor Padding, Tensor Mean)
{
    /// <summary>Keeps the tensors when the current scope ends.</summary>
    public Code2seqMemory MoveToOuterDisposeScope() => new(
        Contexts.MoveToOuterDisposeScope(), Padding.MoveToOuterDisposeScope(), Mean.MoveToOuterDisposeScope());
}

/// <summary>The weights of an LSTM (Hochreiter 1997), gates in the order input, forget, output, candidate.</summary>
internal sealed class LstmWeights : Module
{
    /// <summary>Input weights (I, 4H).</summary>
    internal readonly Parameter input;

    /// <summary>Weights of what returns (J, 4H).</summary>
    internal readonly Parameter recurrent;

    private readonly Parameter bias;

    public LstmWeights(int inputs, int returning, int width)
        : base(nameof(LstmWeights))
    {
        var glorot = Math.Sqrt(6.0 / (inputs + returning + (4 * width)));
        input = new Parameter(Code2vec.Uniform(glorot, inputs, 4 * width)); // (I, 4H)
        recurrent = new Parameter(Code2vec.Uniform(glorot, returning, 4 * width)); // (J, 4H)
        bias = new Parameter(cat([zeros(width), ones(width), zeros(2 * width)])); // (4H)
        RegisterComponents();
    }

    /// <summary>The share of inputs (n, I) in the gates (n, 4H).</summary>
    public Tensor Project(Tensor inputs, Scalar one) => inputs.matmul(input).add_(bias, one);

    /// <summary>Output and cell (n, H) of gates before their functions (n, 4H); no cell: it was zero.</summary>
    public static (Tensor Output, Tensor Cell) Apply(Tensor gates, Tensor? cell, Scalar one)
    {
        var width = gates.shape[1] / 4;
        var parts = gates.split([3 * width, width], 1); // (n, 3H), (n, H)
        var open = parts[0].sigmoid().split(width, 1); // 3 × (n, H)
        var next = open[0].mul(parts[1].tanh()); // (n, H)
        next = cell is null ? next : next.add(open[1].mul(cell), one); // (n, H)
        return (open[2].mul(next.tanh()), next);
    }
}

/// <summary>Final states of an LSTM over paths, run once per distinct beginning.</summary>
internal sealed class PathLstm : Module<Tensor, PathLevels, Tensor>
{
    private readonly LstmWeights lstm;

    public PathLstm(int embedding, int width)
        : base(nameof(PathLstm))
    {
        lstm = new LstmWeights(embedding, width, width);
        RegisterComponents();
    }

    /// <summary>Returns states (Q, R) from vectors of nodes (K, E).</summary>
    public override Tensor forward(Tensor nodes, PathLevels levels)
    {
        using var scope = NewDisposeScope();
        using var one = 1.ToScalar(); // held until the end: see ContextAttention
        var inputs = lstm.Project(nodes, one); // (K, 4R)
        var (output, cell) = LstmWeights.Apply(inputs.index_select(0, levels.Nodes[0]), null, one); // (n, R)
        var outputs = new List<Tensor> { output };
        for (var level = 1; level < levels.Nodes.Count; level++)
        {
            var parents = levels.Parents[level];
            var gates = output.index_select(0, parents).matmul(lstm.recurrent)
                .add_(inputs.index_select(0, levels.Nodes[level]), one); // (n, 4R)
            (output, cell) = LstmWeights.Apply(gates, cell.index_select(0, parents), one); // (n, R)
            outputs.Add(output);
        }

        return cat(outputs, 0).index_select(0, levels.Ends).MoveToOuterDisposeScope(); // (Q, R)
    }
}

/// <summary>Writes target subtokens while attending to contexts (Luong 2015, general score, input feeding).</summary>
internal sealed class AttentionDecoder : Module
{
    private readonly Parameter targets;
    private readonly LstmWeights lstm;
    private readonly Parameter memoryWeight;
    private readonly Parameter attentionWeight;
    private readonly Parameter outputs;

    public AttentionDecoder(int vocabulary, int embedding, int width)
        : base(nameof(AttentionDecoder))
    {
        targets = new Parameter(Code2vec.Uniform(Math.Sqrt(3.0 / embedding), vocabulary, embedding)); // (Y, E)
        lstm = new LstmWeights(embedding, 2 * width, width);
        memoryWeight = new Parameter(Code2vec.Uniform(Math.Sqrt(3.0 / width), width, width)); // (D, D)
        attentionWeight = new Parameter(Code2vec.Uniform(Math.Sqrt(2.0 / width), 2 * width, width)); // (2D, D)
        outputs = new Parameter(Code2vec.Uniform(Math.Sqrt(6.0 / (vocabulary + width)), vocabulary, width)); // (Y, D)
        RegisterComponents();
    }

    /// <summary>The state before the first step; one row per hypothesis.</summary>
    public static State Begin(Code2seqMemory memory, int width)
    {
        var mean = memory.Mean.unsqueeze(1).expand(-1, width, -1)
            .reshape(memory.Mean.shape[0] * width, memory.Mean.shape[1]); // (M, D)
        return new(mean, mean, zeros_like(mean));
    }

    /// <summary>The share of tokens (n) in the gates (n, 4D).</summary>
    public Tensor Project(Tensor tokens, Scalar one) => lstm.Project(targets.index_select(0, tokens), one);

    /// <summary>One step from gates' inputs (M, 4D); weights are (B, W, C).</summary>
    public (State Next, Tensor Weights) Step(Code2seqMemory memory, State state, Tensor inputs, Scalar one)
    {
        var gates = cat([state.Attention, state.Output], 1).matmul(lstm.recurrent).add_(inputs, one); // (M, 4D)
        var (output, cell) = LstmWeights.Apply(gates, state.Cell, one); // (M, D)
        var query = output.matmul(memoryWeight).view(memory.Mean.shape[0], -1, output.shape[1]); // (B, W, D)
        var scores = query.matmul(memory.Contexts.transpose(1, 2)); // (B, W, C)
        var weights = scores.add_(memory.Padding, one).softmax(2); // (B, W, C)
        var read = weights.matmul(memory.Contexts).view(output.shape[0], -1); // (M, D)
        var attention = cat([output, read], 1).matmul(attentionWeight); // (M, D)
        return (new(output, cell, attention), weights);
    }

    /// <summary>Logits (n, Y) from attention vectors (n, D).</summary>
    public Tensor Logits(Tensor attention) => attention.matmul(outputs.t());

    /// <summary>What passes from step to step: three times (M, D).</summary>
    internal sealed record State(Tensor Output, Tensor Cell, Tensor Attention)
    {
        public State Select(Tensor? rows) => rows is null ? this : new(
            Output.index_select(0, rows), Cell.index_select(0, rows), Attention.index_select(0, rows));

        public State MoveToOuterDisposeScope() => new(
            Output.MoveToOuterDisposeScope(), Cell.MoveToOuterDisposeScope(), Attention.MoveToOuterDisposeScope());
    }
}

/// <summary>Writes the name of a method from its path contexts, subtoken by subtoken.</summary>
internal sealed class Code2seq : Module<Code2seqBatch, Tensor>
{
    /// <summary>Target that stands for padding: never learnt.</summary>
    public const int PadId = 0;

    /// <summary>Target that stands for every subtoken that is not in the vocabulary.</summary>
    public const int UnknownId = 1;

    /// <summary>Token that begins every name; never a target.</summary>
    public const int StartId = 2;

    /// <summary>Target that ends every name.</summary>
    public const int EndId = 3;

    private readonly Parameter subtokens;
    private readonly Parameter nodes;
    private readonly PathLstm forwards;
    private readonly PathLstm backwards;
    private readonly Parameter startWeight;
    private readonly Parameter forwardWeight;
    private readonly Parameter backwardWeight;
    private readonly Parameter endWeight;
    private readonly AttentionDecoder decoder;

    /// <summary>Initialises as the published implementation: tables uniform, variance 1/E; weights Glorot.</summary>
    public Code2seq(Code2seqSizes sizes)
        : base(nameof(Code2seq))
    {
        var (embedding, state, width) = (sizes.Embedding, sizes.PathState, sizes.Decoder);
        var table = Math.Sqrt(3.0 / embedding);
        var glorot = Math.Sqrt(6.0 / ((2 * (embedding + state)) + width));
        subtokens = new Parameter(Code2vec.Uniform(table, sizes.Subtokens, embedding)); // (V, E)
        nodes = new Parameter(Code2vec.Uniform(table, sizes.Nodes, embedding)); // (P, E)
        forwards = new PathLstm(embedding, state);
        backwards = new PathLstm(embedding, state);
        startWeight = new Parameter(Code2vec.Uniform(glorot, embedding, width)); // (E, D)
        forwardWeight = new Parameter(Code2vec.Uniform(glorot, state, width)); // (R, D)
        backwardWeight = new Parameter(Code2vec.Uniform(glorot, state, width)); // (R, D)
        endWeight = new Parameter(Code2vec.Uniform(glorot, embedding, width)); // (E, D)
        decoder = new AttentionDecoder(sizes.Targets, embedding, width);
        RegisterComponents();
    }

    /// <summary>Returns the logits of every target position (B, L, Y), given the targets before it.</summary>
    public override Tensor forward(Code2seqBatch batch)
    {
        using var scope = NewDisposeScope();
        return TokenLogits(Encode(batch), batch).MoveToOuterDisposeScope(); // (B, L, Y)
    }

    /// <summary>Computes what the decoder reads, once for training and decoding.</summary>
    public Code2seqMemory Encode(Code2seqBatch batch)
    {
        using var scope = NewDisposeScope();
        var size = batch.Padding.shape[0];
        var contexts = Contexts(batch).index_select(0, batch.Grid).view(size, -1, startWeight.shape[1]); // (B, C, D)
        var mean = batch.Shares.to(contexts.dtype).unsqueeze(1).matmul(contexts).squeeze(1); // (B, D)
        return new Code2seqMemory(contexts, batch.Padding.to(contexts.dtype).unsqueeze(1), mean)
            .MoveToOuterDisposeScope();
    }

    /// <summary>Returns logits (B, L, Y) with the given targets as inputs (teacher forcing).</summary>
    public Tensor TokenLogits(Code2seqMemory memory, Code2seqBatch batch)
    {
        using var scope = NewDisposeScope();
        using var one = 1.ToScalar();
        using var scale = (1 / batch.KeptOutputShare).ToScalar();
        var (size, length) = (batch.Inputs.shape[0], batch.Inputs.shape[1]);
        var inputs = decoder.Project(batch.Inputs.t().reshape(-1), one).split(size, 0); // L × (B, 4D)
        var state = AttentionDecoder.Begin(memory, 1);
        var attentions = new List<Tensor>();
        foreach (var input in inputs)
        {
            (state, _) = decoder.Step(memory, state, input, one);
            attentions.Add(state.Attention);
        }

        var read = stack(attentions, 1).view(size * length, -1); // (B*L, D)
        read = batch.KeptOutputs is null ? read : read.mul(batch.KeptOutputs).mul_(scale); // (B*L, D)
        return decoder.Logits(read).view(size, length, -1).MoveToOuterDisposeScope(); // (B, L, Y)
    }

    /// <summary>Loss of each example (B): the sum over its target positions; its mean is the published loss.</summary>
    public static Tensor Losses(Tensor logits, Tensor targets)
    {
        using var scope = NewDisposeScope();
        var flat = functional.cross_entropy(
            logits.view(-1, logits.shape[2]), // (B*L, Y)
            targets.view(-1), // (B*L)
            ignore_index: PadId,
            reduction: Reduction.None); // (B*L)
        return flat.view(targets.shape).sum(dim: 1).MoveToOuterDisposeScope(); // (B)
    }

    /// <summary>Names of at most a number of subtokens, each the most probable one after those before it.</summary>
    public int[][] Greedy(Code2seqMemory memory, int maxLength)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var search = new BeamSearch(StartId, EndId, memory.Mean.device);
        return search.Greedy((int)memory.Mean.shape[0], maxLength, Stepper(memory, 1));
    }

    /// <summary>The most probable names of each example, best first, with attention over its contexts.</summary>
    public Hypothesis[][] Beam(Code2seqMemory memory, int width, int maxLength)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var search = new BeamSearch(StartId, EndId, memory.Mean.device);
        return search.Search((int)memory.Mean.shape[0], width, maxLength, Stepper(memory, width));
    }

    private BeamSearch.Step Stepper(Code2seqMemory memory, int width)
    {
        var state = AttentionDecoder.Begin(memory, width);
        return (tokens, parents) =>
        {
            using var one = 1.ToScalar();
            var (next, weights) = decoder.Step(memory, state.Select(parents), decoder.Project(tokens, one), one);
            state = next.MoveToOuterDisposeScope();
            return (decoder.Logits(next.Attention), weights.view(tokens.shape[0], -1)); // (M, Y), (M, C)
        };
    }

    private Tensor Contexts(Code2seqBatch batch)
    {
        using var one = 1.ToScalar(); // held until the end: see ContextAttention
        using var scale = (1 / batch.KeptShare).ToScalar();
        var terminals = zeros(batch.Terminals, subtokens.shape[1], dtype: subtokens.dtype, device: subtokens.device)
            .index_add(0, batch.SubtokenOwners, subtokens.index_select(0, batch.Subtokens), one); // (U, E)
        var distinct = nodes.index_select(0, batch.Nodes); // (K, E)
        var paths = forwards.forward(distinct, batch.Prefixes).matmul(forwardWeight)
            .add_(backwards.forward(distinct, batch.Suffixes).matmul(backwardWeight), one); // (Q, D)
        var contexts = terminals.matmul(startWeight).index_select(0, batch.Starts)
            .add_(paths.index_select(0, batch.Middles), one)
            .add_(terminals.matmul(endWeight).index_select(0, batch.Ends), one)
            .tanh_(); // (N, D)
        return batch.Kept is null ? contexts : contexts.mul(batch.Kept).mul_(scale); // (N, D)
    }
}
