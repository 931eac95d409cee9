using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Reporting.Tests;

/// <summary>The made-up corpus of <see cref="SampleReport"/>.</summary>
internal static class SampleCorpus
{
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

    public static readonly string[] Urls =
    [
        "https://github.com/DapperLib/Dapper",
        "https://github.com/serilog/serilog",
        "https://github.com/JamesNK/Newtonsoft.Json",
        "https://github.com/App-vNext/Polly",
        "https://github.com/spectreconsole/spectre.console",
        "../some/folder",
    ];

    public static ReportStudy Study() =>
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

    public static ReportConclusion[] Conclusions() =>
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

    public static ReportRepository Repository(string url, int i) =>
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

    public static ReportLedger[] Ledger()
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

    public static ReportCounts[] Corpus() =>
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

    public static ReportLabels Labels(Split split, long examples, long distinct, long unseen) =>
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

    public static ReportHistogram[] Histograms() =>
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

    public static ReportDuplication Summary(DuplicationLevel level, DuplicationRelation relation)
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

    public static IEnumerable<ClusterSizeCount> Sizes(DuplicationLevel level) =>
        new long[] { 2, 3, 4, 5, 7, 11, 14, 25, 40, 134 }.Select(
            (s, i) =>
                new ClusterSizeCount(
                    level,
                    DuplicationRelation.Near,
                    s,
                    Math.Max(1, (level == DuplicationLevel.Method ? 900 : 90) >> i)
                )
        );

    public static ReportCluster[] Clusters()
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
            Url = Urls[i],
            Path = "src/Text/HashingReader.cs",
            FirstLine = 40 + i,
            Split = (Split)i,
            Relation = i == 2 ? DuplicationRelation.Exact : DuplicationRelation.Near,
            Similarity = i == 2 ? 1 : 0.84,
            Code = code,
            CodeLength = code.Length + (i == 1 ? 9000 : 0),
        };

    public static LeakCount[] Leaks() =>
        [
            .. Enum.GetValues<DuplicationRelation>()
                .SelectMany(r =>
                    new[]
                    {
                        new LeakCount(r, Split.Train, Split.Test, 9 + ((int)r * 4), 1204),
                        new LeakCount(r, Split.Validation, Split.Train, 4 + ((int)r * 4), 148),
                        new LeakCount(r, Split.Test, Split.Train, 3 + ((int)r * 5), 151),
                        new LeakCount(r, Split.Test, Split.Validation, (int)r, 151),
                    }
                ),
        ];
}
