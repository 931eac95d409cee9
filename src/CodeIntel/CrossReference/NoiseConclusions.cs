using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>Conclusions about runs on noisy data.</summary>
internal static class NoiseConclusions
{
    // half of the subtokens of random names, or of the words of another summary, can only be right by heart
    private const double MemorizedScore = 0.5;

    // where chance alone scores high, a model has fitted what it scores almost as well on as on clean labels
    private const double FittedWithin = 0.1;

    /// <summary>How far the highest level of shuffled labels was fitted (Zhang 2017).</summary>
    public static Conclusion? ShuffledLabels(RunFindings clean, RunFindings noisiest)
    {
        if (noisiest.LastScore(Split.Train) is not { } train
            || noisiest.LastScore(Split.Train, "-noisy") is not { } noisy
            || noisiest.LastScore(Split.Test) is not { } test)
        {
            return null;
        }

        var (score, title) = (noisiest.Scorer.MainScore, noisiest.Scorer.MainTitle);
        var numbers = new Dictionary<string, double>
        {
            ["level"] = noisiest.Run.Level,
            ["train-" + score] = train.Value,
            [$"noisy-{score}"] = noisy.Value,
            ["test-" + score] = test.Value,
            ["n"] = noisy.N,
        };
        var labels = score == "f1" ? "names" : "labels";
        return new(
            ConclusionKind.MemorizesShuffledLabels, noisiest.Run, KebabCase.Of(NoiseKind.LabelShuffle), numbers,
            $"With {ConclusionText.Percent(noisiest.Run.Level)} of the training {labels} shuffled, {title} on the "
            + $"shuffled ones (n {ConclusionText.Count(noisy.N)}) is {ConclusionText.Score(noisy.Value)} "
            + $"after {noisy.Epoch} epochs, against {ConclusionText.Score(test.Value)} on the clean test "
            + $"split: {Verdict(clean, noisy)}.");
    }

    private static string Verdict(RunFindings clean, EpochValue noisy) => clean.Scorer.MainScore != "accuracy"
        ? noisy.Value >= MemorizedScore ? "the model memorizes random labels" : "the model does not memorize them"
        : clean.LastScore(Split.Train) is not { } train
            ? "there is no clean run to compare with"
            : $"the model {(train.Value - noisy.Value <= FittedWithin ? "fits" : "does not fit")} them as it fits "
                + $"clean ones ({ConclusionText.Score(train.Value)})";

    /// <summary>Gini of the training loss at the last epoch, clean against the highest level (Rabin 2022).</summary>
    public static Conclusion? Gini(RunFindings clean, RunFindings noisiest)
    {
        if (clean.Last(Split.Train, "gini-loss") is not { } before
            || noisiest.Last(Split.Train, "gini-loss") is not { } after)
        {
            return null;
        }

        var kind = KebabCase.Of(noisiest.Run.Noise!.Value);
        var numbers = new Dictionary<string, double>
        {
            ["level"] = noisiest.Run.Level,
            ["clean"] = before.Value,
            ["noisy"] = after.Value,
            ["n"] = after.N,
        };
        var rise = after.Value - before.Value;
        var change = Math.Abs(rise) < 0.005 ? "stays" : rise > 0 ? "rises" : "falls";
        return new(
            ConclusionKind.GiniTrend, noisiest.Run, kind, numbers,
            $"The Gini coefficient of the training loss at the last epoch {change} from "
            + $"{ConclusionText.Score(before.Value)} on clean data to {ConclusionText.Score(after.Value)} "
            + $"at {ConclusionText.Percent(noisiest.Run.Level)} {kind} "
            + $"(n {ConclusionText.Count(after.N)}).");
    }

    /// <summary>
    /// The measure with the largest ROC AUC at the lowest level that has both classes: rare noise is the usual case.
    /// </summary>
    public static Conclusion? BestDetector(IReadOnlyList<RunFindings> levels)
    {
        var run = levels.FirstOrDefault(level => level.Measures.Detectors.Count > 0);
        if (run?.Measures.Detectors.MaxBy(detector => detector.RocAuc) is not { } best)
        {
            return null;
        }

        var kind = KebabCase.Of(run.Run.Noise!.Value);
        var numbers = new Dictionary<string, double>
        {
            ["level"] = run.Run.Level,
            ["roc-auc"] = best.RocAuc,
            ["average-precision"] = best.AveragePrecision,
            ["precision-at-k"] = best.PrecisionAtK,
            ["positives"] = best.Positives,
            ["n"] = best.N,
        };
        return new(
            ConclusionKind.DetectorQuality, run.Run, best.Measure, numbers,
            $"Of the per-example measures, {best.Measure} finds {ConclusionText.Percent(run.Run.Level)} {kind} best: "
            + $"ROC AUC {ConclusionText.Score(best.RocAuc)}, "
            + $"average precision {ConclusionText.Score(best.AveragePrecision)} against a base rate of "
            + $"{ConclusionText.Score((double)best.Positives / best.N)} (n {ConclusionText.Count(best.N)}).");
    }
}
