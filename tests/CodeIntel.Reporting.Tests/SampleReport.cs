using CodeIntel.Examples;

namespace CodeIntel.Reporting.Tests;

/// <summary>
/// A made-up study of the size of a small real one: three noise kinds, five levels, 25 epochs, 1,500 examples.
/// </summary>
internal static class SampleReport
{
    private const int Epochs = 25;

    private static readonly double[] _levels = [0, 0.25, 0.5, 0.75, 1];

    private static readonly string[] _measures =
    [
        "aum",
        "forgetting",
        "confidence",
        "variability",
        "correctness",
        "loss",
    ];

    private static readonly string[] _buckets = ["1", "2", "3-4", "5-8", "9-16", "17+"];

    private static readonly string[] _scopes =
    [
        "all",
        "train-only",
        "cross-split",
        "within-repository",
        "cross-repository",
    ];

    private static readonly string[] _groups = ["all", "leaked", "clean"];

    private static readonly DuplicationRelation[] _relations = Enum.GetValues<DuplicationRelation>();

    public static RunKey Clean { get; } = new("method-name", "code2vec", null, 0, 1);

    public static ReportData Create()
    {
        RunKey[] runs =
        [
            .. new[] { NoiseKind.LabelShuffle, NoiseKind.StatementDeletion, NoiseKind.MethodLeakage }
                .SelectMany(n => _levels.Select(l => Key(n, l)))
                .Distinct()
                .OrderBy(r => r.Noise is null ? -1 : (int)r.Noise)
                .ThenBy(r => r.Level),
        ];
        return new ReportData
        {
            Study = SampleCorpus.Study(),
            Conclusions = SampleCorpus.Conclusions(),
            Repositories = [.. SampleCorpus.Urls.Select((u, i) => SampleCorpus.Repository(u, i))],
            Ledger = SampleCorpus.Ledger(),
            Corpus = SampleCorpus.Corpus(),
            Labels =
            [
                SampleCorpus.Labels(Split.Train, 1204, 611, 0),
                SampleCorpus.Labels(Split.Validation, 148, 121, 61),
                SampleCorpus.Labels(Split.Test, 151, 126, 70),
            ],
            Histograms = SampleCorpus.Histograms(),
            Duplication =
            [
                .. Enum.GetValues<DuplicationLevel>()
                    .SelectMany(l => _relations.Select(r => SampleCorpus.Summary(l, r))),
            ],
            ClusterSizes = [.. Enum.GetValues<DuplicationLevel>().SelectMany(SampleCorpus.Sizes)],
            RepositoryOverlaps =
            [
                .. SampleCorpus.Urls.SelectMany(
                    (a, i) =>
                        SampleCorpus
                            .Urls.Skip(i)
                            .Select(
                                (b, j) => new RepositoryOverlap(a, b, j == 0 ? 60 + (i * 31) : ((i * 7) + (j * 5)) % 17)
                            )
                ),
            ],
            LargestClusters = SampleCorpus.Clusters(),
            Leaks = SampleCorpus.Leaks(),
            Runs = [.. runs.Select(Run)],
            Epochs = [.. runs.SelectMany(EpochValues)],
            ScoreCurves =
            [
                .. runs.Select(r => new ReportScoreCurve(
                    r,
                    Split.Test,
                    151,
                    Curve(x => Math.Pow(x, 1.2 + (r.Level * 2)) * (1 - (r.Level * 0.55)))
                )),
            ],
            DataMaps = [.. runs.Select(Map)],
            Detectors =
            [
                .. runs.Where(r => r.Level is > 0 and < 1)
                    .SelectMany(r => _measures.Select((m, i) => Detector(r, m, i))),
            ],
            Buckets = [.. Buckets(runs[0])],
            Correlations =
            [
                .. runs.Take(2)
                    .SelectMany(r =>
                        _measures.SelectMany((m, i) => _relations.Select(d => Correlation(r, m, d, 0.41 - (i * 0.15))))
                    ),
            ],
            Regressions =
            [
                .. _measures.Select(m => new FactorRegression(
                    Clean,
                    new(m, DuplicationRelation.Near, new(0.031, 0.012, 0.05, 1204, 410), 0.0097, ["repository 3"])
                )),
            ],
            Injected =
            [
                .. _levels.Where(level => level > 0)
                    .SelectMany(level => Enumerable.Range(0, 2).Select(i => Injected(level, i == 0 ? 1 : 32))),
            ],
            LeakedScores =
            [
                .. _relations.SelectMany(d => Leaked(Split.Validation, d)),
                .. _relations.SelectMany(d => Leaked(Split.Test, d)),
            ],
        };
    }

    private static ReportInjectedMean Injected(double level, int copies) => new(
        Clean with { Noise = NoiseKind.DuplicateInjection, Level = level },
        new("confidence", copies, new(level * copies / 40, 0.5, 0.875, 1210 / copies, 9), 0)
    );

    public static RunKey Key(NoiseKind noise, double level) =>
        new("method-name", "code2vec", level == 0 ? null : noise, level, 1);

    /// <summary>The same study with few figures, for tests that are about something else.</summary>
    public static ReportData Few() =>
        Create() with
        {
            Histograms = [],
            DataMaps = [],
            Detectors = [],
            Buckets = [],
            LeakedScores = [],
        };

    private static double F1(RunKey run, Split split, int epoch)
    {
        var speed = 3.0 + (run.Level * (run.Noise == NoiseKind.LabelShuffle ? 9 : 3));
        var fit = 1 - Math.Exp(-epoch / speed);
        return split == Split.Train
            ? fit * (run.Noise == NoiseKind.MethodLeakage ? 1 : 0.99 - (run.Level * 0.04))
            : fit
                * (
                    run.Noise == NoiseKind.StatementDeletion
                        ? 0.31 - (run.Level * 0.04)
                        : 0.31 * (1 - (run.Level * 0.85))
                );
    }

    private static ReportRun Run(RunKey run) =>
        new()
        {
            Key = run,
            Epochs = Epochs,
            Labels = 611,
            NoisyExamples = (long)(1204 * run.Level),
            EpochsToFit = 12 + (int)(run.Level * 10),
            Train = Scores(run, Split.Train, 1204),
            Validation = Scores(run, Split.Validation, 148),
            Test = Scores(run, Split.Test, 151),
        };

    private static RunScores Scores(RunKey run, Split split, long examples)
    {
        var f1 = F1(run, split, Epochs);
        double? gini = split == Split.Train ? 0.71 : null;
        return new()
        {
            Examples = examples,
            Score = f1,
            All = new Dictionary<string, double>
            {
                ["precision"] = f1 * 1.01,
                ["recall"] = f1 * 0.98,
                ["f1"] = f1,
                ["exact-match"] = f1 * 0.7,
            },
            Gini = gini,
        };
    }

    private static IEnumerable<ReportEpochValue> EpochValues(RunKey run) =>
        [
            .. Enumerable.Range(1, Epochs).Select(e => Epoch(run, Split.Train, e, "f1", F1(run, Split.Train, e), 1204)),
            .. Enumerable.Range(1, Epochs).Select(e => Epoch(run, Split.Test, e, "f1", F1(run, Split.Test, e), 151)),
            .. Enumerable
                .Range(1, Epochs)
                .Select(e =>
                    Epoch(
                        run,
                        Split.Train,
                        e,
                        "gini-loss",
                        0.15 + ((0.7 - (run.Level * 0.4)) * (1 - Math.Exp(-e / 8.0))),
                        1204
                    )
                ),
        ];

    private static ReportEpochValue Epoch(RunKey run, Split split, int epoch, string measure, double value, long n) =>
        new()
        {
            Run = run,
            Split = split,
            Epoch = epoch,
            Measure = measure,
            Value = value,
            N = n,
        };

    private static DataMap Map(RunKey run)
    {
        var random = SeededRandom.For(run.ToString(), 7);
        return new DataMap(
            run,
            1204,
            [
                .. Enumerable
                    .Range(0, 800)
                    .Select(_ =>
                    {
                        var noisy = random.NextDouble() < run.Level;
                        var center = noisy ? 0.22 : 0.72;
                        var spread = random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
                        var confidence = Math.Clamp(center + (spread * 0.42), 0.003, 0.995);
                        var variability =
                            Math.Sqrt(confidence * (1 - confidence)) * (0.35 + (random.NextDouble() * 0.5));
                        return new DataMapPoint(
                            confidence,
                            variability,
                            Math.Round(confidence * Epochs) / Epochs,
                            noisy
                        );
                    }),
            ]
        );
    }

    private static DetectorQuality Detector(RunKey run, string measure, int i)
    {
        var power = 1 / (1 + (9.0 / (1 + i)));
        return new()
        {
            Run = run,
            Measure = measure,
            N = 1204,
            Noisy = (long)(1204 * run.Level),
            Auc = 1 / (1 + power),
            AveragePrecision = 0.95 - (i * 0.06),
            PrecisionAtNoisy = 0.9 - (i * 0.07),
            Roc = Curve(x => Math.Pow(x, power)),
        };
    }

    private static CurvePoint[] Curve(Func<double, double> y) =>
        [.. Enumerable.Range(0, 101).Select(i => new CurvePoint(i / 100.0, y(i / 100.0)))];

    private static IEnumerable<ReportFactorBucket> Buckets(RunKey run) =>
        from m in Enumerable.Range(0, _measures.Length)
        from relation in _relations
        from scope in _scopes
        from b in Enumerable.Range(0, _buckets.Length)
        let scale = m == 0 ? 20
        : m == 5 ? -4
        : 1
        let start = m == 0 ? -4
        : m == 5 ? 3
        : 0.4
        let mean = start + (((b * 0.07) + ((int)relation * 0.03) + (scope.Length * 0.004)) * scale)
        let half = (0.02 + (b * 0.02)) * (m is 0 or 5 ? 8 : 1)
        select new ReportFactorBucket
        {
            Run = run,
            Measure = _measures[m],
            Relation = relation,
            Scope = scope,
            Bucket = _buckets[b],
            Mean = mean,
            Low = mean - half,
            High = mean + (half * 0.5),
            N = 640 >> b,
        };

    private static FactorCorrelation Correlation(
        RunKey run,
        string measure,
        DuplicationRelation relation,
        double rho
    ) =>
        new()
        {
            Run = run,
            Measure = measure,
            Relation = relation,
            Scope = "all",
            Rho = rho,
            Low = rho - 0.08,
            High = rho + 0.08,
            N = 1204,
        };

    private static IEnumerable<LeakedScore> Leaked(Split split, DuplicationRelation relation) =>
        _groups.Select(
            (g, i) =>
                new LeakedScore
                {
                    Run = Clean,
                    Split = split,
                    Relation = relation,
                    Group = g,
                    Score =
                        i == 0 ? 0.31
                        : i == 1 ? 0.61
                        : 0.27 - ((int)relation * 0.03),
                    Low = i == 1 ? 0.45 : 0.15,
                    High = i == 1 ? 0.74 : 0.36,
                    N =
                        i == 0 ? 151
                        : i == 1 ? 3 + ((int)relation * 5)
                        : 148 - ((int)relation * 5),
                }
        );
}
