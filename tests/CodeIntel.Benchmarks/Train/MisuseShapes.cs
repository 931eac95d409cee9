using CodeIntel.Torch.Models;

namespace CodeIntel.Benchmarks.Train;

/// <summary>Sizes of a model and of its batches: examples of between two lengths; edges counted each way.</summary>
internal sealed record MisuseShapes(
    string Name, MisuseSizes Sizes, int Size, int Shortest, int Length, double EdgesPerToken, int EdgeKinds)
{
    /// <summary>Rate of dropout.</summary>
    public double Dropout { get; init; }

    /// <summary>Tokens of a batch without padding, on average.</summary>
    public double Tokens => Size * (Shortest + Length) / 2.0;

    /// <summary>
    /// Operations of the matrix products of a step, three times those of its forward pass; message passing counts one
    /// product for each edge, and padding nothing.
    /// </summary>
    public double Operations => 3 * Sizes.Blocks.Sum(OfBlock);

    private double OfBlock(MisuseBlock block)
    {
        var (tokens, width) = (Tokens, (double)Sizes.Width);
        double OfAttention(int layers, int inner) =>
            layers * tokens * 2 * ((4 * width * width) + (2 * width * inner) + (2 * width * Tokens / Size));
        return block switch
        {
            TransformerBlock transformer => OfAttention(transformer.Layers, transformer.Inner),
            GreatBlock great => OfAttention(great.Layers, great.Inner),
            GgnnBlock ggnn => ggnn.Steps.Zip(ggnn.Residuals, (steps, residuals) =>
                steps * tokens * 2 * width * width * (EdgesPerToken + (3 * (2 + residuals.Count)))).Sum(),
            _ => throw new ArgumentException("No count for this block.", nameof(block)),
        };
    }
}
