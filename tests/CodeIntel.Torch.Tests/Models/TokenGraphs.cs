using CodeIntel.Examples;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

/// <summary>Random token graphs, the same on every call: every other one has a bug.</summary>
internal static class TokenGraphs
{
    public const int Vocabulary = 20;
    public const int EdgeKinds = 3;

    /// <summary>Blocks small enough to be trained in a test.</summary>
    public static readonly MisuseShape Shape = new()
    {
        Layers = 2,
        Heads = 2,
        Inner = 24,
        RnnLayers = 1,
        Steps = [2, 1],
        Residuals = [[], [0]],
        EdgeKinds = 2 * EdgeKinds,
    };

    /// <summary>Single models and both kinds of sandwiches.</summary>
    public static TheoryData<string> Stacks { get; } =
        ["transformer", "great", "ggnn", "rnn", "rnn ggnn rnn", "transformer ggnn transformer", "great rnn"];

    public static TokenGraphExample[] Examples(int count, int edgesPerToken = 2)
    {
        var random = new SeededRandom(11);
        return [.. Enumerable.Range(0, count)
            .Select(i => Example(random, 4 + random.Next(9), edgesPerToken, i % 2 == 0))];
    }

    public static MisuseSizes Sizes(string stack, int width = 16) => new(Vocabulary, width, 16, Shape.Stack(stack));

    public static MisuseModel Model(MisuseSizes sizes)
    {
        random.manual_seed(5);
        return new MisuseModel(sizes);
    }

    public static MisuseBatch Batch(params TokenGraphExample[] examples) =>
        new TokenGraphBatcher(EdgeKinds, CPU).Build(examples);

    private static TokenGraphExample Example(SeededRandom random, int length, int edgesPerToken, bool isBuggy)
    {
        int[] Draw(int count, int bound) => [.. Enumerable.Range(0, count).Select(_ => random.Next(bound))];
        var candidates = Enumerable.Range(1, length - 1).Where(t => t <= 2 || random.Next(2) == 0).ToArray();
        var edges = edgesPerToken * length;
        return new(
            [.. Enumerable.Range(0, length).Select(_ => Draw(1 + random.Next(3), Vocabulary))],
            Draw(edges, EdgeKinds),
            Draw(edges, length),
            Draw(edges, length),
            candidates,
            isBuggy ? candidates[random.Next(candidates.Length)] : 0,
            isBuggy ? [.. candidates.Where((_, i) => i == 0 || random.Next(3) == 0)] : []);
    }
}
