using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CodeIntel.Torch.Models;

// Finds the misused variable of a method and the token that names the right one: token vectors, a stack of blocks, two
// pointers. Which blocks are stacked makes the model: one is a Transformer, GREAT, GGNN or RNN, several are a sandwich.
// Hellendoorn, Sutton, Singh, Maniatis, Bieber: Global relational models of source code. ICLR 2020.
//
// V subtokens in all     E width of the states     B examples of a batch     T tokens of its longest     N = B T places

/// <summary>A part of a stack: its shape, from which it is made.</summary>
internal abstract record MisuseBlock
{
    /// <summary>Learnt numbers at a width of the states.</summary>
    public abstract long Parameters(int width);

    /// <summary>Makes the block, which maps states (N, E) of a batch to others.</summary>
    public abstract Module<Tensor, MisuseBatch, Tensor> Create(int width);
}

/// <summary>Sizes of a variable-misuse model.</summary>
/// <param name="Subtokens">V.</param>
/// <param name="Width">E; even, and a multiple of the heads.</param>
/// <param name="MostTokens">Most tokens of an example, the one for "no bug" included.</param>
/// <param name="Blocks">What is stacked, from the input to the pointers.</param>
internal sealed record MisuseSizes(int Subtokens, int Width, int MostTokens, IReadOnlyList<MisuseBlock> Blocks)
{
    /// <summary>True: a bug may be at any token, as published; else only where a variable is used.</summary>
    public bool LocateAnywhere { get; init; }

    /// <summary>Learnt numbers: V E + 2 E + 2, and those of the blocks.</summary>
    public long Parameters => ((Subtokens + 2L) * Width) + 2 + Blocks.Sum(block => block.Parameters(Width));
}

/// <summary>Shapes that a stack gives its blocks by name.</summary>
internal sealed record MisuseShape
{
    /// <summary>Layers of each Transformer or GREAT block.</summary>
    public int Layers { get; init; } = 6;

    /// <summary>Heads of their attention.</summary>
    public int Heads { get; init; } = 8;

    /// <summary>Width inside their layers.</summary>
    public int Inner { get; init; } = 2048;

    /// <summary>Layers of each recurrent block.</summary>
    public int RnnLayers { get; init; } = 2;

    /// <summary>Steps of each layer of a graph network.</summary>
    public IReadOnlyList<int> Steps { get; init; } = [3, 1, 3, 1];

    /// <summary>Earlier states that each of these layers also reads.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Residuals { get; init; } = [[], [0], [], [0, 1]];

    /// <summary>Edge kinds, each way one of its own.</summary>
    public int EdgeKinds { get; init; } = 24;

    /// <summary>
    /// The blocks that a text such as "great" or "rnn ggnn rnn" names: <c>transformer</c>, <c>great</c>, <c>ggnn</c>,
    /// <c>rnn</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A name is none of these, or there is none.</exception>
    public IReadOnlyList<MisuseBlock> Stack(string names)
    {
        var blocks = names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Block).ToArray();
        return blocks.Length > 0
            ? blocks
            : throw new ArgumentException("A stack has at least one block.", nameof(names));
    }

    private MisuseBlock Block(string name) => name switch
    {
        "transformer" => new TransformerBlock(Layers, Heads, Inner),
        "great" => new GreatBlock(Layers, Heads, Inner, EdgeKinds),
        "ggnn" => new GgnnBlock(Steps, Residuals, EdgeKinds),
        "rnn" => new RnnBlock(RnnLayers),
        _ => throw new ArgumentException($"'{name}' is none of transformer, great, ggnn, rnn.", nameof(name)),
    };
}

/// <summary>Points at the misused variable and at its repair.</summary>
internal sealed class MisuseModel : Module<MisuseBatch, (Tensor Location, Tensor Repair)>
{
    private readonly TokenEmbedding embedding;
    private readonly ModuleList<Module<Tensor, MisuseBatch, Tensor>> blocks;
    private readonly PointerHead head;

    public MisuseModel(MisuseSizes sizes)
        : base(nameof(MisuseModel))
    {
        // a recurrent block at the bottom knows the order by itself
        var hasPositions = sizes.Blocks[0] is not RnnBlock;
        embedding = new TokenEmbedding(sizes.Subtokens, sizes.Width, sizes.MostTokens, hasPositions);
        blocks = [.. sizes.Blocks.Select(block => block.Create(sizes.Width))];
        head = new PointerHead(sizes.Width, sizes.LocateAnywhere);
        RegisterComponents();
    }

    /// <summary>Returns logits (B, T) of location and repair; minus infinity where a pointer cannot point.</summary>
    public override (Tensor Location, Tensor Repair) forward(MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        var states = embedding.forward(batch); // (N, E)
        foreach (var block in blocks)
        {
            states = block.forward(states, batch); // (N, E)
        }

        var (location, repair) = head.forward(states, batch); // (B, T) each
        return (location.MoveToOuterDisposeScope(), repair.MoveToOuterDisposeScope());
    }
}
