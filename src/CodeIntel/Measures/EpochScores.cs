using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Measures;

/// <summary>The numbers of one epoch over one split.</summary>
internal static class EpochScores
{
    /// <summary>The measures that the options ask for; none for an empty split.</summary>
    public static IEnumerable<EpochValue> Of(
        EpochTrace trace, RunExamples examples, NameScorer scorer, IReadOnlyList<EpochMeasure> measures)
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

    /// <summary>Training less test F1 of each epoch at which both are known.</summary>
    public static EpochValue[] F1Gaps(IReadOnlyList<EpochValue> values)
    {
        var train = values.Where(value => value is { Split: Split.Train, Measure: "f1" })
            .ToDictionary(value => value.Epoch, value => value.Value);
        return [.. values
            .Where(value => value is { Split: Split.Test, Measure: "f1" } && train.ContainsKey(value.Epoch))
            .Select(value => value with { Measure = "f1-gap", Value = train[value.Epoch] - value.Value })];
    }

    /// <summary>
    /// First epoch with a training F1 of at least 0.99 of its maximum (Zhang 2017); none for a model that never scored.
    /// </summary>
    public static IEnumerable<RunValue> EpochsToFit(IReadOnlyList<EpochValue> values)
    {
        var curve = values.Where(value => value is { Split: Split.Train, Measure: "f1" })
            .OrderBy(value => value.Epoch)
            .ToArray();
        var best = curve.Select(value => value.Value).DefaultIfEmpty().Max();
        return curve.Where(value => best > 0 && value.Value >= 0.99 * best).Take(1)
            .Select(value => new RunValue(Split.Train, "epochs-to-fit", value.Epoch, value.N));
    }

    private static IEnumerable<EpochValue> Scores(EpochTrace trace, RunExamples examples, NameScorer scorer)
    {
        var (counts, correct, n) = scorer.Score(trace, _ => true);
        yield return new(trace.Split, trace.Epoch, "precision", counts.Precision, n);
        yield return new(trace.Split, trace.Epoch, "recall", counts.Recall, n);
        yield return new(trace.Split, trace.Epoch, "f1", counts.F1, n);
        yield return new(trace.Split, trace.Epoch, "exact-match", (double)correct / n, n);

        var known = trace.Losses.Where(loss => !float.IsNaN(loss)).ToArray();
        if (known.Length > 0)
        {
            yield return new(trace.Split, trace.Epoch, "loss", known.Average(loss => (double)loss), known.Length);
        }

        if (examples.Noisy.Contains(true))
        {
            yield return Part("f1-noisy", true);
        }

        if (examples.Noisy.Contains(true) && examples.Noisy.Contains(false))
        {
            yield return Part("f1-clean", false);
        }

        EpochValue Part(string measure, bool noisy)
        {
            var part = scorer.Score(trace, i => examples.Noisy[i] == noisy);
            return new(trace.Split, trace.Epoch, measure, part.Counts.F1, part.N);
        }
    }

    private static IEnumerable<EpochValue> Gini(EpochTrace trace)
    {
        var (gini, n) = LossGini.Of(trace.Losses);
        return n > 0 ? [new(trace.Split, trace.Epoch, "gini-loss", gini, n)] : [];
    }
}
