using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>
/// How long a training run takes on two cores at 2.8 GHz: multiplications and additions of its matrix products by a
/// rate that was measured for its model (docs/benchmarks.md). Right within a factor of two or three.
/// </summary>
internal static class RunEstimate
{
    private const double MeanTokens = 130;
    private const double MeanContexts = 110;
    private const double MeanPathNodes = 7;
    private const double MeanWords = 14;

    /// <summary>Forward, and twice as much backward.</summary>
    private const double Passes = 3;

    /// <summary>Seconds of one run over a corpus of so many units; a clean run costs as much as a noisy one.</summary>
    public static double Seconds(TrainOptions train, long methods)
    {
        var examples = Examples(train, methods);
        var training = examples * train.Epochs * Passes * Operations(train, examples) / Rate(train);
        return training + (RankedPairs(train) * Operations(train, examples) / Rate(train));
    }

    /// <summary>Examples of all splits: measured shares of units on csharp-mini.</summary>
    private static double Examples(TrainOptions train, long methods)
    {
        var all = methods * train.Task switch
        {
            TaskKind.MethodName => 0.75,
            TaskKind.VariableMisuse => 0.35,
            _ => 0.12,
        };
        var chosen = train.MaxExamples == 0 ? all : Math.Min(all, 1.25 * train.MaxExamples);
        return chosen * (train.Task == TaskKind.VariableMisuse ? 2 : 1);
    }

    private static double RankedPairs(TrainOptions train) =>
        train.Task == TaskKind.CodeSearch ? (double)train.Queries * (train.Distractors + 1) : 0;

    /// <summary>Floating-point operations of one forward pass of one example.</summary>
    private static double Operations(TrainOptions train, double examples)
    {
        var width = (double)train.Width;
        var contexts = Math.Min(train.Contexts, MeanContexts);
        var tokens = Math.Min(train.MaxTokens, MeanTokens);
        return train.Model switch
        {
            ModelKind.Code2vec => 2 * ((contexts * 3 * width * width) + (width * Math.Min(examples / 3, 20_000))),
            ModelKind.Code2seq => 2 * contexts * ((MeanPathNodes * 2 * 8 * width * width) + (10 * width * width)),
            ModelKind.Ggnn => 2 * tokens * 8 * (24 + 6) * width * width,
            _ => Encoder(train, tokens) + (train.Task == TaskKind.CodeToText ? Decoder(train) : 0),
        };
    }

    private static double Encoder(TrainOptions train, double tokens) =>
        2 * train.Layers * tokens * ((12.0 * train.Width * train.Width) + (2 * tokens * train.Width));

    /// <summary>Twice: summaries are also written, for their score.</summary>
    private static double Decoder(TrainOptions train) => 2 * 2 * MeanWords
        * ((train.DecoderLayers * 16.0 * train.Width * train.Width) + ((double)train.Width * train.MaxSubtokens));

    private static double Rate(TrainOptions train) => 1e9 * train.Model switch
    {
        ModelKind.Code2vec => 90, // products are shared between contexts
        ModelKind.Code2seq => 120,
        _ => train.Width >= 128 ? 60 : 25,
    };
}
