using CodeIntel.Examples;

namespace CodeIntel.CrossReference.Trends;

/// <summary>Which models fit labels that tell nothing (Zhang 2017, Rabin 2022).</summary>
internal static class ShuffledLabelFit
{
    private const double Within = 0.1;

    private static readonly string[] _fitting = ["code2vec", "codebert"];

    /// <summary>The trend.</summary>
    public static IPublishedTrend Trend { get; } = new LevelTrend(
        ConclusionKind.ShuffledLabelFit,
        "code2vec and CodeBERT fit shuffled labels; code2seq, Transformer, GGNN and GREAT do not. Fitted: at the last "
        + "epoch the training score at 100% is within 10 points of that at 0%.",
        curve => curve is { Noise: NoiseKind.LabelShuffle, Split: Split.Train, Measure: not "gini-loss" },
        (model, values) => (values[0] - values[^1] <= Within) == _fitting.Contains(model));
}
