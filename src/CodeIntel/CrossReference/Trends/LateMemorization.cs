using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Examples.Published;
using CodeIntel.Examples.Scoring;

namespace CodeIntel.CrossReference.Trends;

/// <summary>
/// Noisy labels are learnt after clean ones (Arpit 2017, Rabin 2022). In a run that has both, the score on noisy and
/// that on clean training examples each have an epoch at which they reach half of their final value.
/// </summary>
internal sealed class LateMemorization : IPublishedTrend
{
    private readonly IReadOnlyList<PublishedCurve> _curves =
    [
        .. PublishedCurves.All.Where(curve =>
            curve is { Noise: NoiseKind.LabelShuffle, Split: Split.Train, Measure: not "gini-loss" }),
    ];

    /// <inheritdoc/>
    public ConclusionKind Kind => ConclusionKind.LateMemorization;

    /// <inheritdoc/>
    public string Statement =>
        "Memorization comes late: in the run whose share of shuffled labels is nearest to 50%, the training score on "
        + "the shuffled examples reaches half of its final value at a later epoch than that on the others.";

    /// <inheritdoc/>
    public string Published =>
        "The published tables do not tell shuffled examples from others. In them, after the first epoch the training "
        + "score at 100% has come a smaller part of its way to the final value than at 0%: "
        + TrendText.Count(_curves, IsLate);

    /// <inheritdoc/>
    public IEnumerable<Conclusion> Judge(IReadOnlyList<RunMeasures> runs)
    {
        var known = new TrendRuns(runs);
        var missing = new List<(TrendCase, string)>();
        foreach (var (at, _) in TrendCase.Of(_curves).DistinctBy(pair => (pair.Case.Task, pair.Case.Model)))
        {
            var main = TrendCaseOf(at);
            var level = known.Levels(main).Where(level => level is > 0 and < 1)
                .OrderBy(level => Math.Abs(level - 0.5)).FirstOrDefault();
            var halves = known.At(main, level).Select(run => Halves(run, main.Measure)).OfType<Half>().ToArray();
            if (level > 0 && halves.Length > 0)
            {
                var own = _curves.Where(curve => curve.Task == at.Task && curve.Model == at.Model).ToArray();
                yield return Conclude(main, known.At(main, level).First().Run, halves, own);
            }
            else
            {
                missing.Add((main, $"{main} has no {ScoreNames.Of(main.Measure)} of shuffled and of other examples "
                    + "above 0 at a level between 0% and 100%"));
            }
        }

        foreach (var conclusion in TrendText.Missing(Kind, missing))
        {
            yield return conclusion;
        }
    }

    private static TrendCase TrendCaseOf(TrendCase at) =>
        at with { Measure = TaskScorers.Of(at.Task).MainScore };

    private static bool IsLate(PublishedCurve curve) =>
        curve.Values[0][^1] / curve.AtEnd[^1] < curve.Values[0][0] / curve.AtEnd[0];

    private static Half? Halves(RunMeasures run, string score)
    {
        var (noisy, clean) = (Series(run, score + "-noisy"), Series(run, score + "-clean"));
        return noisy is not [.., { Value: > 0 }] || clean is not [.., { Value: > 0 }]
            ? null
            : new(HalfOf(noisy), HalfOf(clean), noisy[^1].Value, clean[^1].Value, noisy[^1].N, clean[^1].N);
    }

    private static EpochValue[] Series(RunMeasures run, string measure) =>
        [.. run.Epochs.Where(value => value.Split == Split.Train && value.Measure == measure)
            .OrderBy(value => value.Epoch)];

    private static int HalfOf(EpochValue[] series) =>
        series.First(value => value.Value >= series[^1].Value / 2).Epoch;

    private Conclusion Conclude(TrendCase at, RunKey run, Half[] halves, PublishedCurve[] curves)
    {
        var (noisy, clean) = (halves.Average(half => half.NoisyEpoch), halves.Average(half => half.CleanEpoch));
        var (holds, late) = (noisy > clean, curves.Count(IsLate));
        var (noisyScore, cleanScore) = (halves.Average(half => half.Noisy), halves.Average(half => half.Clean));
        var (noisyN, cleanN) = (halves.Min(half => half.NoisyN), halves.Min(half => half.CleanN));
        var numbers = new Dictionary<string, double>
        {
            ["holds"] = holds ? 1 : 0,
            ["level"] = run.Level,
            ["noisy-epoch"] = noisy,
            ["clean-epoch"] = clean,
            [$"{at.Measure}-noisy"] = noisyScore,
            [$"{at.Measure}-clean"] = cleanScore,
            ["n-noisy"] = noisyN,
            ["n-clean"] = cleanN,
            ["seeds"] = halves.Length,
            ["published-agreeing"] = late,
            ["published"] = curves.Length,
        };
        return new(
            Kind, run, $"{at}, {at.Measure}", numbers,
            $"{(holds ? "Holds" : "Does not hold")} for {at} at {TrendText.Level(run.Level)}: "
            + $"{ScoreNames.Of(at.Measure)} on shuffled training examples reaches half of "
            + $"{ConclusionText.Score(noisyScore)} at epoch {Epoch(noisy)} ({TrendText.Size(noisyN, halves.Length)}), "
            + $"on the others half of {ConclusionText.Score(cleanScore)} at epoch {Epoch(clean)} "
            + $"({TrendText.Size(cleanN, halves.Length)}). Published: {late} of {curves.Length} curves come a smaller "
            + "part of their way in the first epoch.");
    }

    private static string Epoch(double epoch) => epoch.ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record Half(int NoisyEpoch, int CleanEpoch, double Noisy, double Clean, long NoisyN, long CleanN);
}
