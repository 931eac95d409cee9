using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;
using CodeIntel.Studies;

namespace CodeIntel.Reporting.Tests;

/// <summary>
/// A made-up grid: every task, model and kind of noise of Rabin 2022 at three levels with two seeds, over ten epochs.
/// </summary>
internal static class SampleGrid
{
    private const int Epochs = 10;

    private static readonly double[] _levels = [0, 0.5, 1];

    private static readonly string[] _edits =
        ["boolean-exchange", "log-statement", "loop-exchange", "statement-swap", "try-catch", "variable-rename"];

    private static readonly (TaskKind Task, ModelKind Model)[] _models =
    [
        (TaskKind.MethodName, ModelKind.Code2vec), (TaskKind.MethodName, ModelKind.Code2seq),
        (TaskKind.VariableMisuse, ModelKind.Transformer), (TaskKind.VariableMisuse, ModelKind.Ggnn),
        (TaskKind.VariableMisuse, ModelKind.Great), (TaskKind.CodeToText, ModelKind.Codebert),
        (TaskKind.CodeSearch, ModelKind.Codebert),
    ];

    private static readonly NoiseKind[] _kinds =
    [
        NoiseKind.LabelShuffle, NoiseKind.StatementDeletion, NoiseKind.MethodLeakage, NoiseKind.RepairInjection,
        NoiseKind.TokenMasking, NoiseKind.IdentityPair,
    ];

    public static IReadOnlyList<RunKey> Runs { get; } =
    [
        .. from model in _models
           from noise in _kinds.Where(kind => kind.Serves(model.Task))
           from level in _levels
           from seed in new long[] { 1, 2 }
           select new RunKey(
               KebabCase.Of(model.Task), KebabCase.Of(model.Model), level == 0 ? null : noise, level, seed),
    ];

    public static ReportData Create()
    {
        var sample = SampleReport.Create();
        RunKey[] runs = [.. Runs.Distinct()];
        RunMeasures[] measures = [.. runs.Select(Measures)];
        return sample with
        {
            Conclusions =
            [
                .. sample.Conclusions,
                .. CodeIntel.CrossReference.Trends.PublishedTrends.All.SelectMany(trend => trend.Judge(measures))
                    .Select(c => new ReportConclusion(KebabCase.Of(c.Kind), c.Text, false, [.. c.Numbers])),
            ],
            Runs = [.. measures.Select(Run)],
            Epochs =
            [
                .. measures.SelectMany(m => m.Epochs.Select(e => new ReportEpochValue
                {
                    Run = m.Run,
                    Split = e.Split,
                    Epoch = e.Epoch,
                    Measure = e.Measure,
                    Value = e.Value,
                    N = e.N,
                })),
            ],
            ScoreCurves =
            [
                .. runs.Select(run => new ReportScoreCurve(run, Split.Test, 151, [
                    .. Enumerable.Range(0, 21).Select(i => new CurvePoint(
                        i / 20.0, Math.Pow(i / 20.0, 1 + run.Level + (0.1 * run.Seed)))),
                ])),
            ],
            DataMaps = [.. sample.DataMaps.Zip(runs, (map, run) => map with { Run = run })],
            Detectors = [.. sample.Detectors.Zip(
                runs.Where(run => run.Level == 0.5), (detector, run) => detector with { Run = run })],
            Buckets = [.. Clean(runs).SelectMany(run => sample.Buckets.Select(bucket => bucket with { Run = run }))],
            Correlations =
                [.. Clean(runs).SelectMany(run => sample.Correlations.Take(12).Select(c => c with { Run = run }))],
            Regressions = [.. Clean(runs).SelectMany(run => sample.Regressions.Select(r => r with { Run = run }))],
            LeakedScores = [.. Clean(runs).SelectMany(run => sample.LeakedScores.Select(s => s with { Run = run }))],
        };
    }

    public static RunMeasures Measures(RunKey run)
    {
        var scorer = TaskScorers.Of(run.Task);
        return new()
        {
            Run = run,
            Epochs =
            [
                .. from epoch in Enumerable.Range(1, Epochs)
                   from split in new[] { Split.Train, Split.Test }
                   from measure in scorer.Measures
                   let n = split == Split.Train ? 1204 : 151
                   select new EpochValue(split, epoch, measure, Score(run, split, epoch), n),
                .. Enumerable.Range(1, Epochs).Select(epoch => new EpochValue(
                    Split.Train, epoch, "gini-loss", 0.4 + (0.05 * epoch * (1 - (0.6 * run.Level))), 1204)),
                .. Parts(run, scorer.MainScore),
                .. Enumerable.Range(1, Epochs).Select(epoch => new EpochValue(
                    Split.Test, epoch, "csr", Math.Min(1, (0.2 * (1 + run.Level)) + (0.01 * run.Seed * epoch)), 120)),
                .. _edits.SelectMany((edit, i) => Enumerable.Range(1, Epochs).Select(epoch => new EpochValue(
                    Split.Test, epoch, "csr-" + edit, 0.05 + (0.03 * i * (1 + run.Level)) + (0.01 * run.Seed),
                    80 - i))),
            ],
            Values = run.Task == "code-search" ? [new(Split.Test, "mrr", 0.4 - (0.2 * run.Level), 151)] : [],
            Examples = [],
            ScoreCurves = [],
            Detectors = [],
        };
    }

    private static IEnumerable<EpochValue> Parts(RunKey run, string score) => run.Level is > 0 and < 1
        ? Enumerable.Range(1, Epochs).SelectMany(epoch => (EpochValue[])
            [
                new(Split.Train, epoch, score + "-noisy", 0.7 * epoch * epoch / (Epochs * Epochs), 602),
                new(Split.Train, epoch, score + "-clean", 0.9 * Math.Min(1, 3.0 * epoch / Epochs), 602),
            ])
        : [];

    private static IEnumerable<RunKey> Clean(RunKey[] runs) =>
        runs.Where(run => run.Noise is null).DistinctBy(run => (run.Task, run.Model));

    private static double Score(RunKey run, Split split, int epoch)
    {
        var fit = 1 - Math.Exp(-epoch / (2.0 + (4 * run.Level)));
        return fit * (split == Split.Train ? 0.95 - (0.2 * run.Level) : 0.5 * (1 - (0.8 * run.Level)))
            + (0.01 * run.Seed);
    }

    private static ReportRun Run(RunMeasures measures) => new()
    {
        Key = measures.Run,
        Epochs = Epochs,
        Labels = 611,
        NoisyExamples = (long)(1204 * measures.Run.Level),
        EpochsToFit = 9,
        Train = measures.ScoresAtEnd(Split.Train),
        Test = measures.ScoresAtEnd(Split.Test),
    };
}
