using CodeIntel.Examples.Scoring;

namespace CodeIntel.Examples;

/// <summary>Every number measured on one training run.</summary>
public sealed record RunMeasures
{
    /// <summary>The run.</summary>
    public required RunKey Run { get; init; }

    /// <summary>Numbers per epoch, by split, epoch and measure.</summary>
    public required IReadOnlyList<EpochValue> Epochs { get; init; }

    /// <summary>Numbers of the run as a whole.</summary>
    public required IReadOnlyList<RunValue> Values { get; init; }

    /// <summary>Per-example measures of the training split, in the order of the options.</summary>
    public required IReadOnlyList<ExampleValues> Examples { get; init; }

    /// <summary>Prediction-score curves of the evaluation splits.</summary>
    public required IReadOnlyList<ScoreCurve> ScoreCurves { get; init; }

    /// <summary>Noise detectors; empty where the training split is all clean or all noisy.</summary>
    public required IReadOnlyList<DetectorValue> Detectors { get; init; }

    /// <summary>
    /// First epoch with a training score of at least 0.99 of its maximum (Zhang 2017), or null where it was not
    /// measured.
    /// </summary>
    public int? EpochsToFit() =>
        Values.FirstOrDefault(v => v is { Measure: "epochs-to-fit", Split: Split.Train })?.Value is { } epochs
            && double.IsFinite(epochs) ? (int)epochs : null;

    /// <summary>Scores of a split after the last epoch, or null where it was not scored.</summary>
    public RunScores? ScoresAtEnd(Split split)
    {
        var values = Epochs.Where(v => v.Split == split).GroupBy(v => v.Epoch).MaxBy(group => group.Key)
            ?.ToDictionary(v => v.Measure, StringComparer.Ordinal);
        var scorer = TaskScorers.Of(Run.Task);
        return values is null || !values.TryGetValue(scorer.MainScore, out var main) ? null : new()
        {
            Examples = main.N,
            Score = main.Value,
            All = scorer.Measures.Where(values.ContainsKey).Select(measure => (measure, values[measure].Value))
                .Where(score => double.IsFinite(score.Value))
                .Concat(Values.Where(v => v.Split == split && v.Measure == "mrr").Select(v => (v.Measure, v.Value)))
                .ToDictionary(StringComparer.Ordinal),
            Gini = values.GetValueOrDefault("gini-loss")?.Value,
        };
    }
}
