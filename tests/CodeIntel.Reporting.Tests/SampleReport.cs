using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Reporting.Tests;

/// <summary>
/// A made-up study of the size of a small real one: three noise kinds, five levels, 25 epochs, 1,500 examples.
/// </summary>
internal static class SampleReport
{
    private const int Epochs = 25;

    private const string Left = """
        public override int Read(char[] buffer, int index, int count)
                {
                    EnsureNotDisposed();
                    // fast path
                    var read = _reader.Read(buffer, index, count);
                    for (var i = index; i < index + read; i++)
                    {
                        _hash.Append(buffer[i]);
                    }

                    return read;
                }
        """;

    private const string Right = """
        public override int Read(Span<char> buffer)
                {
                    EnsureNotDisposed();
                    var count = _reader.Read(buffer);
                    for (var i = 0; i < count; i++)
                    {
                        _hash.Append(buffer[i]); // </script><img src=x onerror=alert(1)>
                    }

                    Trace.WriteLine("a long line that keeps going to see how it is wrapped in the comparison " + count);
                    return count;
                }
        """;

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

    private static readonly string[] _urls =
    [
        "https://github.com/DapperLib/Dapper",
        "https://github.com/serilog/serilog",
        "https://github.com/JamesNK/Newtonsoft.Json",
        "https://github.com/App-vNext/Polly",
        "https://github.com/spectreconsole/spectre.console",
        "../some/folder",
    ];

    public static RunKey Clean { get; } = new("method-name", "code2vec", null, 0, 1);

    public static ReportData Create()
    {
        RunKey[] runs =
        [
            .. Enum.GetValues<NoiseKind>()
                .SelectMany(n => _levels.Select(l => Key(n, l)))
                .Distinct()
                .OrderBy(r => r.Noise is null ? -1 : (int)r.Noise)
                .ThenBy(r => r.Level),
        ];
        return new ReportData
        {
            Study = Study(),
            Conclusions = Conclusions(),
            Repositories = [.. _urls.Select((u, i) => Repository(u, i))],
            Ledger = Ledger(),
            Corpus = Corpus(),
            Labels =
            [
                Labels(Split.Train, 1204, 611, 0),
                Labels(Split.Validation, 148, 121, 61),
                Labels(Split.Test, 151, 126, 70),
            ],
            Histograms = Histograms(),
            Duplication =
            [
                .. Enum.GetValues<DuplicationLevel>().SelectMany(l => _relations.Select(r => Summary(l, r))),
            ],
            ClusterSizes = [.. Enum.GetValues<DuplicationLevel>().SelectMany(Sizes)],
            RepositoryOverlaps =
            [
                .. _urls.SelectMany(
                    (a, i) =>
                        _urls
                            .Skip(i)
                            .Select(
                                (b, j) => new RepositoryOverlap(a, b, j == 0 ? 60 + (i * 31) : ((i * 7) + (j * 5)) % 17)
                            )
                ),
            ],
            LargestClusters = Clusters(),
            Leaks = Leaks(),
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
            LeakedScores =
            [
                .. _relations.SelectMany(d => Leaked(Split.Validation, d)),
                .. _relations.SelectMany(d => Leaked(Split.Test, d)),
            ],
        };
    }

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

    private static ReportStudy Study() =>
        new()
        {
            Name = "Quickstart",
            Corpus = "csharp-mini",
            ContentHash = "3f2b9c0d7e6a41588c1be0aa93d24f70",
            Versions =
            [
                new("codeintel", "0.1.0"),
                new(".NET", "10.0.1"),
                new("Roslyn", "5.9.0"),
                new("TorchSharp", "0.107.0 (libtorch 2.10.0)"),
                new("LibGit2Sharp", "0.32.0"),
            ],
            Seeds = [new("split", 42), new("noise", 1), new("training", 1), new("bootstrap", 1)],
            Backend = "cpu",
            Threads = 2,
            OptionsJson =
                "{\n  \"study\": \"Quickstart\",\n  \"dedup\": { \"setJaccard\": 0.8, \"multisetJaccard\": 0.7 }\n}",
            Commands =
            [
                "git clone https://example.org/codeintel && cd codeintel",
                "dotnet run --project src/CodeIntel.Cli -c Release -- run pipelines/quickstart.yaml",
            ],
        };

    private static ReportConclusion[] Conclusions() =>
        [
            new(
                "memorization",
                "Without noise the model reaches a training F1 of 0.98 and a test F1 of 0.31: it memorizes "
                    + "most of what it fits.",
                false,
                [new("train_f1", 0.981), new("test_f1", 0.312)]
            ),
            new(
                "leak",
                "12% of test examples have a duplicate in train; F1 on them is 0.61 against 0.18 on the others.",
                false,
                [new("share", 0.119), new("leaked_f1", 0.61), new("clean_f1", 0.18)]
            ),
            new(
                "noise",
                "With all labels shuffled, training F1 still reaches 0.78 while test F1 falls to 0.05.",
                false,
                [new("train_f1", 0.78)]
            ),
            new(
                "detector",
                "AUM finds shuffled labels best: ROC AUC 0.96 at a noise level of 50%.",
                false,
                [new("auc", 0.958)]
            ),
            new(
                "factor",
                "Duplicates are learnt earlier: Spearman’s ρ between confidence and log2 of the duplication "
                    + "factor is 0.41.",
                false,
                [new("rho", 0.41)]
            ),
            new(
                "small-split",
                "The test split has 151 examples: differences below 0.08 in F1 are within its 95% interval.",
                true,
                [new("examples", 151)]
            ),
        ];

    private static ReportRepository Repository(string url, int i) =>
        new()
        {
            Url = url,
            Commit =
                i == 5 ? "folder-3f2b9c0d7e6a41588c1be0aa93d24f70" : string.Concat(Enumerable.Repeat("0a1b2c3d4e", 4)),
            Licence =
                i == 5 ? null
                : i % 2 == 0 ? "Apache-2.0"
                : "MIT",
            FixedSplit = i == 3 ? Split.Test : null,
            Files = 120 + (i * 77),
            Units = 1900 + (i * 911),
            NamesBound = 40_000 + (i * 900),
            Names = 45_000 + (i * 1000),
        };

    private static ReportLedger[] Ledger()
    {
        StageReport clone = new()
        {
            Stage = "clone",
            Ledger = [new("repository", 7, 6, new Dictionary<string, long> { ["unreachable"] = 1 })],
        };
        StageReport extract = new()
        {
            Stage = "extract",
            Ledger =
            [
                new(
                    "file",
                    1930,
                    1885,
                    new Dictionary<string, long>
                    {
                        ["too-large"] = 3,
                        ["binary"] = 2,
                        ["excluded"] = 40,
                    }
                ),
                new("method", 25_110, 25_065, new Dictionary<string, long> { ["no-body"] = 45 }),
            ],
            Facts = new Dictionary<string, double> { ["path contexts"] = 4_201_884, ["names bound (share)"] = 0.8912 },
            Warnings = ["3 files are larger than 2 MiB and were left out."],
        };
        StageReport train = new() { Stage = "train", Ledger = [new("run", 13, 13, new Dictionary<string, long>())] };
        return
        [
            new(
                clone,
                [new("repository", "https://example.org/gone", "unreachable", "The server answered 404 Not Found.")]
            ),
            new(
                extract,
                [
                    new("file", "src/Data/Tables.cs", "too-large", "5,401,022 bytes; at most 2,097,152 are read."),
                    new("file", "src/<script>alert(1)</script>.cs", "binary", "NUL byte at 0."),
                    new("method", "Dapper.SqlMapper.\u202Eevil", "no-body", "abstract"),
                ]
            ),
            new(train, []),
        ];
    }

    private static ReportCounts[] Corpus() =>
        [
            new(
                "Units by kind",
                "units",
                [
                    new("method", 14_201),
                    new("accessor", 7_450),
                    new("constructor", 2_113),
                    new("local-function", 804),
                    new("operator", 492),
                    new("destructor", 5),
                ],
                25_065
            ),
            new("Files by encoding", "files", [new("utf-8", 1_402), new("utf-8-bom", 480), new("latin-1", 3)], 1_885),
            new(
                "Files by trait",
                "files",
                [new("test", 611), new("generated", 40), new("vendored", 2), new("parse-errors", 1)],
                null
            ),
        ];

    private static ReportLabels Labels(Split split, long examples, long distinct, long unseen) =>
        new()
        {
            Split = split,
            Examples = examples,
            Distinct = distinct,
            Once = distinct * 2 / 3,
            Unseen = unseen,
            MostFrequent =
            [
                new("to|string", examples / 20),
                new("equals", examples / 31),
                new("get|hash|code", examples / 33),
            ],
        };

    private static ReportHistogram[] Histograms() =>
        [
            Histogram(
                "unit-tokens",
                "tokens per unit",
                "units",
                38,
                ["1–9", "10–19", "20–49", "50–99", "100–199", "200–499", "500+"],
                [3100, 5200, 8100, 4900, 2500, 1000, 265]
            ),
            Histogram(
                "unit-contexts",
                "path contexts per unit",
                "units",
                66,
                ["0", "1–9", "10–49", "50–99", "100–199", "200–999", "1000+"],
                [900, 3700, 7000, 5200, 4100, 3500, 665]
            ),
            Histogram(
                "label-subtokens",
                "subtokens per label",
                "examples",
                2,
                ["1", "2", "3", "4", "5", "6+"],
                [4100, 5100, 3900, 2100, 900, 310]
            ),
        ];

    private static ReportHistogram Histogram(
        string name,
        string quantity,
        string unit,
        double median,
        string[] bins,
        long[] counts
    ) =>
        new()
        {
            Name = name,
            Quantity = quantity,
            Unit = unit,
            Median = median,
            Bins = [.. bins.Zip(counts, (b, c) => new NamedCount(b, c))],
        };

    private static ReportDuplication Summary(DuplicationLevel level, DuplicationRelation relation)
    {
        var (scale, units) = level == DuplicationLevel.Method ? (10, 25_065) : (1, 1_885);
        return new()
        {
            Level = level,
            Relation = relation,
            Pairs = scale * (41 + (int)relation * 60),
            Clusters = scale * (12 + (int)relation * 14),
            Members = scale * (42 + (int)relation * 71),
            Units = units,
            Largest = 14 + ((int)relation * 40),
            CrossRepository = (int)relation * 3,
        };
    }

    private static IEnumerable<ClusterSizeCount> Sizes(DuplicationLevel level) =>
        new long[] { 2, 3, 4, 5, 7, 11, 14, 25, 40, 134 }.Select(
            (s, i) =>
                new ClusterSizeCount(
                    level,
                    DuplicationRelation.Near,
                    s,
                    Math.Max(1, (level == DuplicationLevel.Method ? 900 : 90) >> i)
                )
        );

    private static ReportCluster[] Clusters()
    {
        ReportClusterMember[] members =
        [
            Member(0, Left, "Text.HashingReader.Read"),
            Member(1, Right, "Text.HashingReader.ReadSpan"),
            Member(2, Left, "Other.Read"),
        ];
        return
        [
            new(DuplicationRelation.Near, 134, 3, members),
            new(DuplicationRelation.Near, 54, 1, [members[1], members[0]]),
            new(DuplicationRelation.Type2, 3, 1, [members[0]]),
        ];
    }

    private static ReportClusterMember Member(int i, string code, string name) =>
        new()
        {
            Id = new ExampleId(ContentHash.Of(name)),
            Name = name,
            Url = _urls[i],
            Path = "src/Text/HashingReader.cs",
            FirstLine = 40 + i,
            Split = (Split)i,
            Relation = i == 2 ? DuplicationRelation.Exact : DuplicationRelation.Near,
            Similarity = i == 2 ? 1 : 0.84,
            Code = code,
            CodeLength = code.Length + (i == 1 ? 9000 : 0),
        };

    private static LeakCount[] Leaks() =>
        [
            .. _relations.SelectMany(r =>
                new[]
                {
                    new LeakCount(r, Split.Train, Split.Test, 9 + ((int)r * 4), 1204),
                    new LeakCount(r, Split.Validation, Split.Train, 4 + ((int)r * 4), 148),
                    new LeakCount(r, Split.Test, Split.Train, 3 + ((int)r * 5), 151),
                    new LeakCount(r, Split.Test, Split.Validation, (int)r, 151),
                }
            ),
        ];

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
            F1 = f1,
            Precision = f1 * 1.01,
            Recall = f1 * 0.98,
            ExactMatch = f1 * 0.7,
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
                    F1 =
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
