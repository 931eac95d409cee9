using CodeIntel.CrossReference;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.CrossReference;

/// <summary>
/// A corpus in memory with a planted effect: confidence grows by 0.1 per doubling of the duplication factor, test
/// examples whose cluster is in train are predicted right and the others wrong. Of injected examples it grows by 0.05
/// per copy.
/// </summary>
internal sealed class CrossReferenceWorkspace : ICrossReferenceSource, ICrossReferenceWriter
{
    private readonly List<UnitFacts> _units = [];
    private readonly List<DuplicateCluster> _clusters = [];

    public CrossReferenceWorkspace(int clusters, params RunKey[] runs)
    {
        Runs = runs;
        var random = SeededRandom.For("corpus", 1);
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            var size = random.Next(3) == 0 ? 2 + random.Next(5) : 1;
            var rows = Enumerable.Range(_units.Count + 1, size).Select(row => (long)row).ToArray();
            var split = random.Next(8) == 0 ? Split.Test : Split.Train;
            var leaks = size > 2 && random.Next(2) == 0;
            _units.AddRange(rows.Select((row, i) =>
                new UnitFacts(row, 1 + random.Next(3), 20 + random.Next(200), leaks && i == 0 ? Split.Test : split)));
            if (size > 1)
            {
                _clusters.Add(ClusterIndexTests.Cluster(rows));
            }
        }
    }

    public IReadOnlyList<RunKey> Runs { get; }

    public Dictionary<RunKey, RunCrossReference> Written { get; } = [];

    public IReadOnlyList<Conclusion> Conclusions { get; private set; } = [];

    public int Computed { get; private set; }

    public Task<StageReport> RunAsync(int jobs, MeasureOptions? options = null) =>
        new CrossRefStage(options ?? new() { Bootstrap = 200 }, this, this, new SilentProgress(), jobs)
            .RunAsync(TestContext.Current.CancellationToken);

    public IReadOnlyList<RunKey> ReadRuns() => Runs;

    public RunMeasures ReadMeasures(RunKey run)
    {
        var rows = Rows(Split.Train);
        var random = SeededRandom.For("measures", (ulong)run.Seed);
        return new()
        {
            Run = run,
            Epochs = [new(Split.Train, 5, "f1", 0.9, rows.Length), new(Split.Test, 5, "f1", 0.4, 10)],
            Values = [],
            Examples =
            [
                new("confidence", rows, [.. rows.Select(row =>
                    (0.1 * Math.Log2(Factor(row))) + (0.05 * Copies(run, row)) + random.NextDouble())]),
                new(
                    "forgetting",
                    rows,
                    [.. rows.Select((row, i) => i % 10 == 0 ? double.PositiveInfinity : random.Next(4))]),
                new("loss", rows, [.. rows.Select((row, i) => i == 0 ? double.NaN : random.NextDouble())]),
            ],
            ScoreCurves = [],
            Detectors = [],
        };
    }

    public RunExamples ReadExamples(RunKey run, Split split) => new()
    {
        Split = split,
        Rows = Rows(split),
        GivenLabels = [.. Rows(split).Select(row => row % 3 == 0 ? "get|name" : "run")],
        Noisy = [.. Rows(split).Select(row => run.Noise is not null && row % 2 == 0)],
    };

    public IReadOnlyList<string> ReadLabels(RunKey run) => ["get|name", "run", "wrong"];

    public EpochTrace? ReadLastTrace(RunKey run, Split split)
    {
        var train = Rows(Split.Train).Select(Key).ToHashSet();
        var rows = Rows(split);
        return new()
        {
            Epoch = 5,
            Split = split,
            Losses = [.. rows.Select(row => train.Contains(Key(row)) ? 0.5f : 2)],
            GivenProbabilities = new float[rows.Length],
            PredictionProbabilities = new float[rows.Length],
            Margins = new float[rows.Length],
            Predictions = [.. rows.Select(row => !train.Contains(Key(row)) ? 2 : row % 3 == 0 ? 0 : 1)],
        };
    }

    /// <summary>Half of the fifths at half the level: 2, 8 and 32 copies in turn.</summary>
    public IReadOnlyDictionary<long, int> ReadInjected(RunKey run) => Rows(Split.Train)
        .Where(row => row % 5 == 0 && row % 10 <= run.Level * 9)
        .ToDictionary(row => row, row => (row / 5 % 3) switch { 0 => 2, 1 => 8, _ => 32 });

    public IEnumerable<UnitFacts> ReadUnits() => _units;

    public IEnumerable<DuplicateCluster> ReadClusters(DuplicationRelation relation) =>
        relation == DuplicationRelation.Exact ? _clusters.Where((_, i) => i % 2 == 0) : _clusters;

    public RunCrossReference? ReadWritten(RunKey run) => Written.GetValueOrDefault(run);

    public void Write(RunCrossReference reference)
    {
        Computed++;
        Written.Add(reference.Run, reference);
    }

    public void WriteConclusions(IReadOnlyList<Conclusion> conclusions) => Conclusions = conclusions;

    private long[] Rows(Split split) => [.. _units.Where(unit => unit.Split == split).Select(unit => unit.Row)];

    private int Copies(RunKey run, long row) => run.Noise == NoiseKind.DuplicateInjection
        ? ReadInjected(run).GetValueOrDefault(row, 1)
        : 0;

    private int Factor(long row) => ClusterOf(row)?.Members.Count ?? 1;

    private long Key(long row) => ClusterOf(row)?.Representative ?? row;

    private DuplicateCluster? ClusterOf(long row) =>
        _clusters.Find(cluster => cluster.Members.Any(member => member.Row == row));
}
