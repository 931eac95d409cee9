using System.Globalization;
using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Noise;
using CodeIntel.Studies;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite.Tests;

/// <summary>A real workspace in a temporary folder, with small files of small methods to put into it.</summary>
internal sealed class SampleWorkspace : IDisposable
{
    /// <summary>Name of the run that <see cref="WriteRun"/> stores where nothing else is said.</summary>
    public static readonly RunKey CleanRun = new("method-name", "code2vec", null, 0, 1);

    private static readonly string[] _punctuation = ["(", ")", "{", "}", ";"];

    public string Folder { get; } = Directory.CreateTempSubdirectory("codeintel-").FullName;

    public Workspace Workspace { get; private set; }

    public SampleWorkspace() => Workspace = Workspace.Open(Folder);

    public string Database => Path.Combine(Folder, "corpus.sqlite");

    /// <summary>What the compiler's numbers are called here.</summary>
    public static string KindName(int kind) => string.Create(CultureInfo.InvariantCulture, $"Kind{kind}");

    public static RepositorySnapshot Repository(long row, string name, Split? fixedSplit = null) => new()
    {
        Row = row,
        Url = $"https://example.org/{name}",
        Commit = new('a', 40),
        Licence = "MIT",
        FixedSplit = fixedSplit,
        Include = ["src/**"],
        Exclude = [],
        Location = Path.Combine(Path.GetTempPath(), name),
        IsGit = true,
    };

    /// <summary>A file with one method <c>void Name() { return; }</c> per name.</summary>
    public static ExtractedFile SourceFile(RepositorySnapshot repository, string path, params string[] names)
    {
        var vocabulary = new List<Token> { new(TokenKind.Keyword, "void"), new(TokenKind.Keyword, "return") };
        vocabulary.AddRange(_punctuation.Select(text => new Token(TokenKind.Punctuation, text)));
        var distinct = names.Distinct(StringComparer.Ordinal).ToList();
        vocabulary.AddRange(distinct.Select(name => new Token(TokenKind.Identifier, name)));
        var units = new List<ExtractedUnit>();
        var (text, tokens) = ("", new List<int>());
        foreach (var name in names)
        {
            var identifier = 7 + distinct.IndexOf(name);
            units.Add(Unit(repository, path, name, text.Length, units.Count, tokens.Count, 2 + identifier - 7));
            tokens.AddRange([0, identifier, 2, 3, 4, 1, 6, 5]);
            text += Code(name) + "\n";
        }

        return new()
        {
            RepositoryRow = repository.Row,
            Path = path,
            Hash = ContentHash.Of(text),
            Encoding = "utf-8",
            Flags = path.Contains("Test", StringComparison.Ordinal) ? SourceTraits.Test : SourceTraits.None,
            Bytes = text.Length,
            Lines = names.Length,
            ParseErrors = 0,
            Names = (names.Length, names.Length + 1),
            Text = text,
            Vocabulary = vocabulary,
            Tokens = [.. tokens],
            Terminals = ["void", "return", .. distinct.Select(Subtokens.Normalise)],
            Paths = [new("\u0010\u0020\u0030", 1), new("\u0010\u0040", 0)],
            Units = units,
            UnitDrops = [],
        };
    }

    public static ExtractionBatch Batch(params ExtractedFile[] files) => new()
    {
        RepositoryRow = files[0].RepositoryRow,
        LastPath = files[^1].Path,
        FilesRead = files.Length,
        UnitsRead = files.Sum(file => file.Units.Count + file.UnitDrops.Count),
        Files = files,
        Drops = [],
    };

    public static StageReport Report(string stage) => new()
    {
        Stage = stage,
        Ledger = [new("thing", 3, 2, new Dictionary<string, long> { ["too-large"] = 1 })],
    };

    public static EpochTrace Trace(int epoch, Split split, params float[] losses) => new()
    {
        Epoch = epoch,
        Split = split,
        Losses = losses,
        GivenProbabilities = [.. losses.Select(loss => loss / 2)],
        PredictionProbabilities = [.. losses.Select(loss => loss / 4)],
        Margins = [.. losses.Select(_ => float.NaN)],
        Predictions = [.. losses.Select((_, i) => i)],
    };

    public static TrainingRun Run(RunKey key, string fingerprint, params long[] rows) => new()
    {
        Key = key,
        Fingerprint = fingerprint,
        Options = "{}",
        Device = "cpu",
        Threads = 2,
        Epochs = 2,
        Parameters = 10,
        Labels = ["get|name", "parse"],
        Examples =
        [
            new()
            {
                Split = Split.Train,
                Rows = rows,
                GivenLabels = [.. rows.Select(_ => "parse")],
                Noisy = [.. rows.Select((_, i) => i == 0)],
            },
        ],
    };

    public ExtractionTable Extraction() => new(Workspace, KindName);

    public NoiseTable Noise() => new(Workspace, [UnitKind.Method], KindName);

    /// <summary>Closes the workspace and opens it again.</summary>
    public void Reopen()
    {
        Workspace.Dispose();
        Workspace = Workspace.Open(Folder);
    }

    /// <summary>Two repositories with three files and five methods; rows 1 and 5 are equal.</summary>
    public void WriteCorpus(ExtractionTable? extraction = null)
    {
        var (first, second) = (Repository(1, "first"), Repository(2, "second"));
        WriteRepositories(first, second);
        extraction ??= Extraction();
        extraction.Commit(Batch(SourceFile(first, "a.cs", "Parse", "GetName")));
        extraction.Commit(Batch(SourceFile(first, "b/Test.cs", "Parse")));
        extraction.Commit(Batch(SourceFile(second, "a.cs", "Format", "Parse")));
    }

    public void WriteRepositories(params RepositorySnapshot[] snapshots) =>
        new RepositoryTable(Workspace).WriteAll(snapshots, []);

    /// <summary>Exact and near clusters of the rows whose methods are called Parse.</summary>
    public void WriteDuplicates(string fingerprint = "f", params Drop[] drops) =>
        new DuplicateTable(Workspace).Write(Duplicates(drops), fingerprint);

    public static LevelDuplicates Duplicates(params Drop[] drops) => new()
    {
        Level = DuplicationLevel.Method,
        Pairs =
        [
            new(1, 3, DuplicationRelation.Exact, 1, 1),
            new(3, 5, DuplicationRelation.Exact, 1, 1),
        ],
        Clusters =
        [
            Cluster(DuplicationRelation.Exact, 1, 3, 5),
            Cluster(DuplicationRelation.Near, 1, 3, 5),
        ],
        Drops = drops,
        Summary = new()
        {
            Level = DuplicationLevel.Method,
            Units = 5,
            UnitsWithoutTokens = 0,
            Exact = 3,
            Type1 = 0,
            Type2 = 0,
            Near = 0,
            StoredPairs = 2,
            UnstoredPairs = 0,
            Clusters = 1,
            DuplicatedUnits = 3,
            CrossRepositoryClusters = 1,
            LargestCluster = 3,
            MeanDuplicationFactor = 2.2,
        },
    };

    public void WriteSplit() => new SplitTable(Workspace).Write(new()
    {
        By = SplitUnit.Repository,
        Splits =
        [
            new(1, Split.Train), new(2, Split.Train), new(3, Split.Train), new(4, Split.Test), new(5, Split.Test),
        ],
        Leaks = new()
        {
            Cells =
            [
                Leak(LeakKind.Exact, leaked: 1),
                Leak(LeakKind.Near, leaked: 1),
                Leak(LeakKind.Label, leaked: 1),
            ],
        },
    });

    /// <summary>Row 1 becomes noisy by an edit with strings of its own, row 2 is refused.</summary>
    public void WriteNoise(NoiseTable? noise = null, string name = "Renamed")
    {
        noise ??= Noise();
        noise.WriteBatch(new(NoiseKind.MethodLeakage, 1, [Noisy(1, name)], [Refusal(2)]));
        noise.WriteRanks(NoiseKind.MethodLeakage, 1, [new(1, 0.2, 0.25)]);
    }

    public static NoisyExample Noisy(long row, string name) => new()
    {
        Row = row,
        Id = new(ContentHash.Of(name)),
        Before = "Parse",
        After = name,
        Edited = SourceFile(Repository(1, "first"), "edited.cs", name),
    };

    public static NoiseRefusal Refusal(long row) =>
        new(row, new("example (method-leakage seed 1)", "k", "no-call", "d"));

    /// <summary>A finished run over the training rows, with two epochs.</summary>
    public void WriteRun(RunKey? key = null)
    {
        var runs = new RunTable(Workspace);
        var run = key ?? CleanRun;
        runs.Begin(Run(run, "f", 1, 2, 3));
        runs.Write(run, [Trace(1, Split.Train, 3, 2, 1)]);
        runs.Write(run, [Trace(2, Split.Train, 2, 1, 0.5f) with { Texts = ["get|name", "parse", "run"] }]);
        runs.WriteEquivalents(run, [new()
        {
            Epoch = 2,
            Split = Split.Test,
            Edit = "variable-rename",
            Rows = [4, 5],
            Changed = [true, false],
        }]);
        runs.WriteRanks(run, [new(4, 2)]);
        runs.Finish(run);
    }

    public static RunMeasures Measures(RunKey run) => new()
    {
        Run = run,
        Epochs =
        [
            new(Split.Train, 1, "f1", 0.25, 3),
            new(Split.Train, 2, "exact-match", double.NaN, 3),
            new(Split.Train, 2, "f1", 0.5, 3),
            new(Split.Train, 2, "precision", 0.5, 3),
            new(Split.Train, 2, "recall", 0.5, 3),
        ],
        Values = [new(Split.Train, "epochs-to-fit", double.PositiveInfinity, 3)],
        Examples =
        [
            new("confidence", [1, 2, 3], [0.5, double.NaN, 1]),
            new("correctness", [1, 2, 3], [1, 2, double.PositiveInfinity]),
            new("variability", [1, 2, 3], [0, 0.25, double.NegativeInfinity]),
        ],
        ScoreCurves = [new(Split.Train, [0, 1], [0.5, double.NaN], 3)],
        Detectors =
        [
            new()
            {
                Measure = "loss",
                RocAuc = double.NaN,
                AveragePrecision = 0.5,
                PrecisionAtK = 1,
                Positives = 1,
                N = 3,
                Roc = [new(0, 0), new(0, 1), new(1, 1)],
            },
        ],
    };

    public static RunCrossReference CrossReference(RunKey run) => new()
    {
        Run = run,
        Resamples = 10,
        Seed = 1,
        Buckets = [new("loss", DuplicationRelation.Near, DuplicationScope.All, 1, Number(double.NaN), 2)],
        Correlations = [new("loss", DuplicationRelation.Near, DuplicationScope.AcrossRepositories, Number(0.5))],
        Regressions = [new("loss", DuplicationRelation.Near, Number(-0.25), 0.1, ["log tokens"])],
        Injected = [new("loss", 4, Number(0.75), 0)],
        Leaks = [new(DuplicationRelation.Near, LeakGroup.Leaked, "f1", Number(double.PositiveInfinity))],
    };

    public static Conclusion Finding(string text) =>
        new(ConclusionKind.GiniTrend, CleanRun, "s", new Dictionary<string, double> { ["x"] = double.NaN }, text);

    /// <summary>Everything that the stages after extraction write.</summary>
    public void WriteEverything()
    {
        WriteCorpus();
        WriteDuplicates();
        WriteSplit();
        WriteNoise();
        WriteMeasuredRun();
    }

    /// <summary>The clean run with its measures, its cross-reference and two conclusions.</summary>
    public void WriteMeasuredRun()
    {
        WriteRun();
        new MeasureTable(Workspace).Write(Measures(CleanRun));
        var references = new CrossReferenceTable(Workspace);
        references.Write(CrossReference(CleanRun));
        references.WriteConclusions([Finding("First."), Finding("Second.")]);
    }

    /// <summary>Runs a statement as somebody with a database tool would.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row.</summary>
    public object? Scalar(string sql)
    {
        using var command = Workspace.Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public long Rows(string table) => (long)Scalar($"select count(*) from {table}")!;

    public string ContentHashText() => new ContentHasher(Workspace).OfWorkspace().ToString();

    public void Dispose()
    {
        Workspace.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Code(string name) => $"void {name}() {{ return; }}";

    private static Estimate Number(double value) => new(value, 0, 1, 3, 2);

    private static LeakCell Leak(LeakKind kind, long leaked) => new()
    {
        Kind = kind,
        Evaluated = Split.Test,
        Other = Split.Train,
        Shared = 1,
        Leaked = leaked,
        Examples = 2,
    };

    private static DuplicateCluster Cluster(DuplicationRelation relation, params long[] rows) => new()
    {
        Level = DuplicationLevel.Method,
        Relation = relation,
        Representative = rows[0],
        Members = [.. rows.Select(row => new ClusterMember(row, DuplicationRelation.Exact, 1))],
    };

    private static ExtractedUnit Unit(
        RepositorySnapshot repository, string path, string name, int start, int index, int firstToken, int terminal)
    {
        var span = new CharSpan(start, Code(name).Length);
        return new()
        {
            Id = ExampleId.Create(repository.Url, repository.Commit, path, span, Code(name)),
            Kind = UnitKind.Method,
            Name = name,
            QualifiedName = $"Sample.{name}",
            Signature = $"void {name}()",
            Span = span,
            Lines = (index + 1, index + 1),
            FirstToken = firstToken,
            TokenCount = 8,
            Documentation = index == 0 ? $"About {name}." : null,
            ParseErrors = 0,
            Flags = SourceTraits.None,
            Features = new()
            {
                Contexts = [new(0, 0, terminal), new(terminal, 1, 1)],
                ContextsInAll = 4,
                Graph = new()
                {
                    TokenCount = 8,
                    NodeKinds = [0x50, 0x60],
                    Edges = [new(EdgeKind.Syntax, 8, 0), new(EdgeKind.Syntax, 9, 1), .. Chain(8)],
                },
            },
        };
    }

    private static IEnumerable<GraphEdge> Chain(int tokens) =>
        Enumerable.Range(0, tokens - 1).Select(i => new GraphEdge(EdgeKind.NextToken, i, i + 1));
}
