using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Reporting.Tests;

/// <summary>A made-up study of the size of a small real one: three noise kinds, five levels, 25 epochs, 1,500 examples.</summary>
internal static class SampleReport
{
    private const int Epochs = 25;

    private static readonly double[] _levels = [0, 0.25, 0.5, 0.75, 1];

    private static readonly string[] _measures = ["aum", "forgetting", "confidence", "variability", "correctness", "loss"];

    private static readonly string[] _buckets = ["1", "2", "3-4", "5-8", "9-16", "17+"];

    private static readonly string[] _urls =
    [
        "https://github.com/DapperLib/Dapper", "https://github.com/serilog/serilog", "https://github.com/JamesNK/Newtonsoft.Json",
        "https://github.com/App-vNext/Polly", "https://github.com/spectreconsole/spectre.console", "../some/folder",
    ];

    public static ReportData Create()
    {
        RunKey[] runs = [.. Enum.GetValues<NoiseKind>().SelectMany(n => _levels.Select(l => Key(n, l))).Distinct()
            .OrderBy(r => r.Noise is null ? -1 : (int)r.Noise).ThenBy(r => r.Level)];
        return new ReportData
        {
            Study = Study(),
            Conclusions = Conclusions(),
            Repositories = [.. _urls.Select((u, i) => Repository(u, i))],
            Ledger = Ledger(),
            Corpus = Corpus(),
            Labels = [Labels(Split.Train, 1204, 611, 0), Labels(Split.Validation, 148, 121, 61), Labels(Split.Test, 151, 126, 70)],
            Histograms = Histograms(),
            Duplication = [.. Enum.GetValues<DuplicationLevel>().SelectMany(l => Enum.GetValues<DuplicationRelation>().Select(r => Summary(l, r)))],
            ClusterSizes = [.. Enum.GetValues<DuplicationLevel>().SelectMany(Sizes)],
            RepositoryOverlaps = [.. _urls.SelectMany((a, i) => _urls.Skip(i).Select((b, j) => new RepositoryOverlap(a, b, j == 0 ? 60 + (i * 31) : (i * 7 + j * 5) % 17)))],
            LargestClusters = Clusters(),
            Leaks = Leaks(),
            Runs = [.. runs.Select(Run)],
            Epochs = [.. runs.SelectMany(EpochValues)],
            ScoreCurves = [.. runs.Select(r => new ReportScoreCurve(r, Split.Test, 151, [.. Enumerable.Range(0, 101).Select(i => new CurvePoint(
                i / 100.0, Math.Pow(i / 100.0, 1.2 + (r.Level * 2)) * (1 - (r.Level * 0.55))))]))],
            DataMaps = [.. runs.Select(Map)],
            Detectors = [.. runs.Where(r => r.Level is > 0 and < 1).SelectMany(r => _measures.Select((m, i) => Detector(r, m, i)))],
            Buckets = [.. Buckets(runs[0])],
            Correlations = [.. runs.Take(2).SelectMany(r => _measures.SelectMany((m, i) => Enum.GetValues<DuplicationRelation>().Select(d => new FactorCorrelation
            {
                Run = r, Measure = m, Relation = d, Scope = "all", Rho = 0.41 - (i * 0.15), Low = 0.33 - (i * 0.15), High = 0.49 - (i * 0.15), N = 1204,
            })))],
            LeakedScores = [.. new[] { Split.Validation, Split.Test }.SelectMany(s => Enum.GetValues<DuplicationRelation>().SelectMany(d => Leaked(runs[0], s, d)))],
        };
    }

    public static RunKey Key(NoiseKind noise, double level) =>
        new("method-name", "code2vec", level == 0 ? null : noise, level, 1);

    private static ReportStudy Study() => new()
    {
        Name = "Quickstart",
        Corpus = "csharp-mini",
        ContentHash = "3f2b9c0d7e6a41588c1be0aa93d24f70",
        Versions = [new("codeintel", "0.1.0"), new(".NET", "10.0.1"), new("Roslyn", "5.9.0"), new("TorchSharp", "0.107.0 (libtorch 2.10.0)"), new("LibGit2Sharp", "0.32.0")],
        Seeds = [new("split", 42), new("noise", 1), new("training", 1), new("bootstrap", 1)],
        Backend = "cpu",
        Threads = 2,
        OptionsJson = "{\n  \"study\": \"Quickstart\",\n  \"dedup\": { \"setJaccard\": 0.8, \"multisetJaccard\": 0.7 }\n}",
        Commands = ["git clone https://example.org/codeintel && cd codeintel", "dotnet run --project src/CodeIntel.Cli -c Release -- run pipelines/quickstart.yaml"],
    };

    private static ReportConclusion[] Conclusions() =>
    [
        new("memorization", "Without noise the model reaches a training F1 of 0.98 and a test F1 of 0.31: it memorizes most of what it fits.", false, [new("train_f1", 0.981), new("test_f1", 0.312)]),
        new("leak", "12% of test examples have a duplicate in train; F1 on them is 0.61 against 0.18 on the others.", false, [new("share", 0.119), new("leaked_f1", 0.61), new("clean_f1", 0.18)]),
        new("noise", "With all labels shuffled, training F1 still reaches 0.78 while test F1 falls to 0.05.", false, [new("train_f1", 0.78)]),
        new("detector", "AUM finds shuffled labels best: ROC AUC 0.96 at a noise level of 50%.", false, [new("auc", 0.958)]),
        new("factor", "Duplicates are learnt earlier: Spearman’s ρ between confidence and log2 of the duplication factor is 0.41 [0.33, 0.49].", false, [new("rho", 0.41)]),
        new("small-split", "The test split has 151 examples: differences below 0.08 in F1 are within its 95% interval.", true, [new("examples", 151)]),
    ];

    private static ReportRepository Repository(string url, int i) => new()
    {
        Url = url,
        Commit = i == 5 ? "folder-3f2b9c0d7e6a41588c1be0aa93d24f70" : string.Concat(Enumerable.Repeat("0a1b2c3d4e", 4)),
        Licence = i == 5 ? null : i % 2 == 0 ? "Apache-2.0" : "MIT",
        FixedSplit = i == 3 ? Split.Test : null,
        Files = 120 + (i * 77),
        Units = 1900 + (i * 911),
        NamesBound = 40_000 + (i * 900),
        Names = 45_000 + (i * 1000),
    };

    private static ReportLedger[] Ledger()
    {
        StageReport clone = new() { Stage = "clone", Ledger = [new("repository", 7, 6, new Dictionary<string, long> { ["unreachable"] = 1 })] };
        StageReport extract = new()
        {
            Stage = "extract",
            Ledger =
            [
                new("file", 1930, 1885, new Dictionary<string, long> { ["too-large"] = 3, ["binary"] = 2, ["excluded"] = 40 }),
                new("method", 25_110, 25_065, new Dictionary<string, long> { ["no-body"] = 45 }),
            ],
            Facts = new Dictionary<string, double> { ["path contexts"] = 4_201_884, ["names bound (share)"] = 0.8912 },
            Warnings = ["3 files are larger than 2 MiB and were left out."],
        };
        StageReport train = new() { Stage = "train", Ledger = [new("run", 13, 13, new Dictionary<string, long>())] };
        return
        [
            new(clone, [new("repository", "https://example.org/gone", "unreachable", "The server answered 404 Not Found.")]),
            new(extract, [
                new("file", "src/Data/Tables.cs", "too-large", "5,401,022 bytes; at most 2,097,152 are read."),
                new("file", "src/<script>alert(1)</script>.cs", "binary", "NUL byte at 0."),
                new("method", "Dapper.SqlMapper.\u202Eevil", "no-body", "abstract")]),
            new(train, []),
        ];
    }

    private static ReportCounts[] Corpus() =>
    [
        new("Units by kind", "units", [new("method", 14_201), new("accessor", 7_450), new("constructor", 2_113), new("local-function", 804), new("operator", 492), new("destructor", 5)], 25_065),
        new("Files by encoding", "files", [new("utf-8", 1_402), new("utf-8-bom", 480), new("latin-1", 3)], 1_885),
        new("Files by trait", "files", [new("test", 611), new("generated", 40), new("vendored", 2), new("parse-errors", 1)], null),
    ];

    private static ReportLabels Labels(Split split, long examples, long distinct, long unseen) => new()
    {
        Split = split,
        Examples = examples,
        Distinct = distinct,
        Once = distinct * 2 / 3,
        Unseen = unseen,
        MostFrequent = [new("to|string", examples / 20), new("equals", examples / 31), new("get|hash|code", examples / 33), new("dispose", examples / 50)],
    };

    private static ReportHistogram[] Histograms() =>
    [
        new()
        {
            Name = "unit-tokens", Quantity = "tokens per unit", Unit = "units", Median = 38,
            Bins = [new("1–9", 3100), new("10–19", 5200), new("20–49", 8100), new("50–99", 4900), new("100–199", 2500), new("200–499", 1000), new("500+", 265)],
        },
        new()
        {
            Name = "unit-contexts", Quantity = "path contexts per unit", Unit = "units", Median = 66,
            Bins = [new("0", 900), new("1–9", 3700), new("10–49", 7000), new("50–99", 5200), new("100–199", 4100), new("200–999", 3500), new("1000+", 665)],
        },
        new()
        {
            Name = "label-subtokens", Quantity = "subtokens per label", Unit = "examples", Median = 2,
            Bins = [new("1", 4100), new("2", 5100), new("3", 3900), new("4", 2100), new("5", 900), new("6+", 310)],
        },
    ];

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
        new long[] { 2, 3, 4, 5, 7, 11, 14, 25, 40, 134 }.Select((s, i) => new ClusterSizeCount(level, DuplicationRelation.Near, s, Math.Max(1, (level == DuplicationLevel.Method ? 900 : 90) >> i)));

    private static ReportCluster[] Clusters()
    {
        const string Left = "public override int Read(char[] buffer, int index, int count)\n        {\n            EnsureNotDisposed();\n            // fast path\n            var read = _reader.Read(buffer, index, count);\n            for (var i = index; i < index + read; i++)\n            {\n                _hash.Append(buffer[i]);\n            }\n\n            return read;\n        }";
        const string Right = "public override int Read(Span<char> buffer)\n        {\n            EnsureNotDisposed();\n            var count = _reader.Read(buffer);\n            for (var i = 0; i < count; i++)\n            {\n                _hash.Append(buffer[i]); // </script><img src=x onerror=alert(1)>\n            }\n\n            Trace.WriteLine(\"a very long line that keeps going to see how it is wrapped in the comparison \" + count);\n            return count;\n        }";
        ReportClusterMember[] members = [Member(0, Left, "Text.HashingReader.Read"), Member(1, Right, "Text.HashingReader.ReadSpan"), Member(2, Left, "Other.HashingReader.Read")];
        return [new(DuplicationRelation.Near, 134, 3, members), new(DuplicationRelation.Near, 54, 1, [members[1], members[0]]), new(DuplicationRelation.Type2, 3, 1, [members[0]])];
    }

    private static ReportClusterMember Member(int i, string code, string name) => new()
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
        .. Enum.GetValues<DuplicationRelation>().SelectMany(r => new[]
        {
            new LeakCount(r, Split.Train, Split.Test, 9 + (int)r * 4, 1204), new LeakCount(r, Split.Validation, Split.Train, 4 + (int)r * 4, 148),
            new LeakCount(r, Split.Test, Split.Train, 3 + (int)r * 5, 151), new LeakCount(r, Split.Test, Split.Validation, (int)r, 151),
        }),
    ];

    private static double F1(RunKey run, Split split, int epoch)
    {
        var speed = 3.0 + (run.Level * (run.Noise == NoiseKind.LabelShuffle ? 9 : 3));
        var fit = 1 - Math.Exp(-epoch / speed);
        return split == Split.Train
            ? fit * (run.Noise == NoiseKind.MethodLeakage ? 1 : 0.99 - (run.Level * 0.04))
            : fit * (run.Noise == NoiseKind.StatementDeletion ? 0.31 - (run.Level * 0.04) : 0.31 * (1 - (run.Level * 0.85)));
    }

    private static ReportRun Run(RunKey run) => new()
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
        return new() { Examples = examples, F1 = f1, Precision = f1 * 1.03, Recall = f1 * 0.98, ExactMatch = f1 * 0.7, Gini = split == Split.Train ? 0.71 : null };
    }

    private static IEnumerable<ReportEpochValue> EpochValues(RunKey run)
    {
        foreach (var split in new[] { Split.Train, Split.Test })
        {
            for (var e = 1; e <= Epochs; e++)
            {
                yield return new() { Run = run, Split = split, Epoch = e, Measure = "f1", Value = F1(run, split, e), N = split == Split.Train ? 1204 : 151 };
            }
        }

        for (var e = 1; e <= Epochs; e++)
        {
            yield return new() { Run = run, Split = Split.Train, Epoch = e, Measure = "gini-loss", Value = 0.15 + ((0.7 - (run.Level * 0.4)) * (1 - Math.Exp(-e / 8.0))), N = 1204 };
        }
    }

    private static DataMap Map(RunKey run)
    {
        var random = SeededRandom.For(run.ToString(), 7);
        return new DataMap(run, 1204, [.. Enumerable.Range(0, 800).Select(_ =>
        {
            var noisy = random.NextDouble() < run.Level;
            var center = noisy ? 0.22 : 0.72;
            var confidence = Math.Clamp(center + ((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 0.42), 0.003, 0.995);
            var variability = Math.Sqrt(confidence * (1 - confidence)) * (0.35 + (random.NextDouble() * 0.5));
            return new DataMapPoint(confidence, variability, Math.Round(confidence * Epochs) / Epochs, noisy);
        })]);
    }

    private static DetectorQuality Detector(RunKey run, string measure, int i)
    {
        var power = 1 / (1 + (9.0 / (1 + i)));
        return new()
        {
            Run = run, Measure = measure, N = 1204, Noisy = (long)(1204 * run.Level), Auc = 1 / (1 + power), AveragePrecision = 0.95 - (i * 0.06), PrecisionAtNoisy = 0.9 - (i * 0.07),
            Roc = [.. Enumerable.Range(0, 101).Select(x => new CurvePoint(x / 100.0, Math.Pow(x / 100.0, power)))],
        };
    }

    private static IEnumerable<ReportFactorBucket> Buckets(RunKey run) =>
        from m in Enumerable.Range(0, _measures.Length)
        from relation in Enum.GetValues<DuplicationRelation>()
        from scope in new[] { "all", "train-only", "cross-split", "within-repository", "cross-repository" }
        from b in Enumerable.Range(0, _buckets.Length)
        let mean = (m == 0 ? -4 : m == 5 ? 3 : 0.4) + ((b * 0.07) + ((int)relation * 0.03) + (scope.Length * 0.004)) * (m == 0 ? 20 : m == 5 ? -4 : 1)
        let half = (0.02 + (b * 0.02)) * (m is 0 or 5 ? 8 : 1)
        select new ReportFactorBucket
        {
            Run = run, Measure = _measures[m], Relation = relation, Scope = scope, Bucket = _buckets[b], Mean = mean, Low = mean - half, High = mean + (half * 0.5), N = 640 >> b,
        };

    private static IEnumerable<LeakedScore> Leaked(RunKey run, Split split, DuplicationRelation relation) =>
        new[] { "all", "leaked", "clean" }.Select((g, i) => new LeakedScore
        {
            Run = run, Split = split, Relation = relation, Group = g, F1 = i == 0 ? 0.31 : i == 1 ? 0.61 : 0.27 - ((int)relation * 0.03),
            Low = i == 1 ? 0.45 : 0.2, High = i == 1 ? 0.74 : 0.36, N = i == 0 ? 151 : i == 1 ? 3 + ((int)relation * 5) : 148 - ((int)relation * 5),
        });
}
