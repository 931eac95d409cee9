using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;
using CodeIntel.Studies;

namespace CodeIntel.Measures;

/// <summary>The numbers of one epoch over one split.</summary>
internal static class EpochScores
{
    /// <summary>The measures that the options ask for; none for an empty split.</summary>
    public static IEnumerable<EpochValue> Of(
        EpochTrace trace, RunExamples examples, SplitScorer scorer, IReadOnlyList<EpochMeasure> measures)
    {
        if (examples.Rows.Length == 0)
        {
            return [];
        }

        var values = measures.Contains(EpochMeasure.Score) ? Scores(trace, examples, scorer) : [];
        return measures.Contains(EpochMeasure.GiniLoss) && trace.Split == Split.Train
            ? values.Concat(Gini(trace))
            : values;
    }

    /// <summary>Training less test score of each epoch at which both are known.</summary>
    public static EpochValue[] Gaps(IReadOnlyList<EpochValue> values, string mainScore)
    {
        var train = values.Where(value => value.Split == Split.Train && value.Measure == mainScore)
            .ToDictionary(value => value.Epoch, value => value.Value);
        return [.. values
            .Where(value => value.Split == Split.Test && value.Measure == mainScore && train.ContainsKey(value.Epoch))
            .Select(value => value with
            {
                Measure = mainScore + "-gap",
                Value = train[value.Epoch] - value.Value,
            })];
    }

    /// <summary>
    /// First epoch with a training score of at least 0.99 of its maximum (Zhang 2017); none for a model that never
    /// scored.
    /// </summary>
    public static IEnumerable<RunValue> EpochsToFit(IReadOnlyList<EpochValue> values, string mainScore)
    {
        var curve = values.Where(value => value.Split == Split.Train && value.Measure == mainScore)
            .OrderBy(value => value.Epoch)
            .ToArray();
        var best = curve.Select(value => value.Value).DefaultIfEmpty().Max();
        return curve.Where(value => best > 0 && value.Value >= 0.99 * best).Take(1)
            .Select(value => new RunValue(Split.Train, "epochs-to-fit", value.Epoch, value.N));
    }

    private static IEnumerable<EpochValue> Scores(EpochTrace trace, RunExamples examples, SplitScorer scorer)
    {
        var (all, noisy, clean) = scorer.Score(trace);
        foreach (var score in all)
        {
            yield return Value(score, "");
        }

        var known = trace.Losses.Where(loss => !float.IsNaN(loss)).ToArray();
        if (known.Length > 0)
        {
            yield return new(trace.Split, trace.Epoch, "loss", known.Average(loss => (double)loss), known.Length);
        }

        if (examples.Noisy.Contains(true))
        {
            foreach (var score in Main(noisy).Select(score => Value(score, "-noisy"))
                .Concat(Main(clean).Select(score => Value(score, "-clean"))))
            {
                yield return score;
            }
        }

        IEnumerable<TaskScore> Main(IEnumerable<TaskScore> scores) =>
            scores.Where(score => score.Measure == scorer.MainScore);

        EpochValue Value(TaskScore score, string suffix) =>
            new(trace.Split, trace.Epoch, score.Measure + suffix, score.Value, (long)score.N);
    }

    private static IEnumerable<EpochValue> Gini(EpochTrace trace)
    {
        var (gini, n) = LossGini.Of(trace.Losses);
        return n > 0 ? [new(trace.Split, trace.Epoch, "gini-loss", gini, n)] : [];
    }
}
