using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>
/// Draws conclusions from numbers: leaks, duplication effects and the generalization gap from every clean run, shuffled
/// labels, injected copies, Gini and detectors from the noisy runs beside it (same task, model and seed).
/// </summary>
internal static class ConclusionMaker
{
    /// <summary>
    /// The conclusions that the runs support, run by run in the given order. Where there are several tasks or models,
    /// each sentence begins with its own.
    /// </summary>
    public static IReadOnlyList<Conclusion> Make(IReadOnlyList<RunFindings> runs)
    {
        var several = runs.Select(run => (run.Run.Task, run.Run.Model)).Distinct().Take(2).Count() > 1;
        return
        [
            .. runs.Where(run => run.Run.Noise is null || run.Run.Level == 0)
                .SelectMany(clean => OfClean(clean).Concat(OfNoisy(clean, Beside(clean, runs))))
                .Select(conclusion => several ? WithModel(conclusion) : conclusion),
        ];
    }

    private static Conclusion WithModel(Conclusion conclusion) => conclusion with
    {
        Text = $"{conclusion.Run.Task}, {conclusion.Run.Model}: {conclusion.Text}",
    };

    private static IEnumerable<RunFindings> Beside(RunFindings clean, IReadOnlyList<RunFindings> runs) =>
        runs.Where(run => run.Run.Noise is not null && run.Run.Level > 0
            && run.Run with { Noise = null, Level = 0 } == clean.Run with { Noise = null, Level = 0 }
            && (clean.Run.Noise is null || clean.Run.Noise == run.Run.Noise));

    private static IEnumerable<Conclusion> OfClean(RunFindings clean)
    {
        Conclusion?[] conclusions =
            [LeakConclusions.Inflation(clean), LeakConclusions.DuplicateFree(clean), Gap(clean)];
        return conclusions.OfType<Conclusion>().Concat(DuplicationConclusions.Effects(clean));
    }

    private static IEnumerable<Conclusion> OfNoisy(RunFindings clean, IEnumerable<RunFindings> noisy)
    {
        foreach (var kind in noisy.GroupBy(run => run.Run.Noise!.Value).OrderBy(group => group.Key))
        {
            var levels = kind.OrderBy(run => run.Run.Level).ToArray();
            Conclusion?[] conclusions =
            [
                kind.Key == NoiseKind.LabelShuffle ? NoiseConclusions.ShuffledLabels(clean, levels[^1]) : null,
                NoiseConclusions.Gini(clean, levels[^1]),
                NoiseConclusions.BestDetector(levels),
            ];
            foreach (var conclusion in conclusions.OfType<Conclusion>()
                .Concat(InjectionConclusions.Effects(levels[^1])))
            {
                yield return conclusion;
            }
        }
    }

    private static Conclusion? Gap(RunFindings clean)
    {
        if (clean.LastScore(Split.Train) is not { } train || clean.LastScore(Split.Test) is not { } test)
        {
            return null;
        }

        var (score, title) = (clean.Scorer.MainScore, clean.Scorer.MainTitle);
        var numbers = new Dictionary<string, double>
        {
            ["train-" + score] = train.Value,
            ["test-" + score] = test.Value,
            ["gap"] = train.Value - test.Value,
            ["epochs"] = train.Epoch,
            ["n-train"] = train.N,
            ["n-test"] = test.N,
        };
        return new(
            ConclusionKind.GeneralizationGap, clean.Run, "", numbers,
            $"After {train.Epoch} epochs on clean data {title} is {ConclusionText.Score(train.Value)} "
            + $"on the training split (n {ConclusionText.Count(train.N)}) and {ConclusionText.Score(test.Value)} "
            + $"on the test split (n {ConclusionText.Count(test.N)}): "
            + $"a gap of {ConclusionText.Score(train.Value - test.Value)}.");
    }
}
