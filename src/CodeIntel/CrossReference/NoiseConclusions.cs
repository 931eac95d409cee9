using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>Conclusions about runs on noisy data.</summary>
internal static class NoiseConclusions
{
    // half of the subtokens of random names can only be right by heart
    private const double MemorizedF1 = 0.5;

    /// <summary>How far the highest level of shuffled labels was fitted (Zhang 2017).</summary>
    public static Conclusion? ShuffledLabels(RunFindings noisiest)
    {
        if (noisiest.Last(Split.Train, "f1") is not { } train
            || noisiest.Last(Split.Train, "f1-noisy") is not { } noisy
            || noisiest.Last(Split.Test, "f1") is not { } test)
        {
            return null;
        }

        var numbers = new Dictionary<string, double>
        {
            ["level"] = noisiest.Run.Level,
            ["train-f1"] = train.Value,
            ["noisy-f1"] = noisy.Value,
            ["test-f1"] = test.Value,
            ["n"] = noisy.N,
        };
        var verdict = noisy.Value >= MemorizedF1
            ? "the model memorizes random labels"
            : "the model does not memorize them";
        return new(
            ConclusionKind.MemorizesShuffledLabels, noisiest.Run, KebabCase.Of(NoiseKind.LabelShuffle), numbers,
            $"With {ConclusionText.Percent(noisiest.Run.Level)} of the training names shuffled, F1 on the "
            + $"shuffled ones (n {ConclusionText.Count(noisy.N)}) is {ConclusionText.Score(noisy.Value)} "
            + $"after {noisy.Epoch} epochs, against {ConclusionText.Score(test.Value)} on the clean test "
            + $"split: {verdict}.");
    }

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
