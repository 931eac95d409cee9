using CodeIntel.Examples;
using CodeIntel.Measures;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Measures;

/// <summary>One run in memory: labels, examples and traces per split, and what was written about it.</summary>
internal sealed class TraceWorkspace : ITraceReader, IMeasureWriter, IDropWriter
{
    public static readonly RunKey Run = new("method-name", "code2vec", NoiseKind.LabelShuffle, 0.5, 1);

    public List<RunKey> Runs { get; init; } = [Run];

    public string[] Labels { get; init; } = ["get|name", "set|name", "run"];

    public Dictionary<Split, RunExamples> Examples { get; } = [];

    public Dictionary<Split, List<EpochTrace>> Traces { get; } = [];

    public Dictionary<RunKey, RunMeasures> Written { get; } = [];

    public List<Drop> Drops { get; } = [];

    public RunMeasures Measured => Written[Runs[0]];

    public void Add(Split split, string[] given, bool[] noisy, params EpochTrace[] traces)
    {
        Examples[split] = new()
        {
            Split = split,
            Rows = [.. Enumerable.Range(1, given.Length).Select(row => (long)row)],
            GivenLabels = given,
            Noisy = noisy,
        };
        Traces[split] = [.. traces];
    }

    public static EpochTrace Trace(Split split, int epoch, int[] predictions, float[] losses) => new()
    {
        Epoch = epoch,
        Split = split,
        Losses = losses,
        GivenProbabilities = [.. losses.Select(loss => MathF.Exp(-loss))],
        PredictionProbabilities = [.. losses.Select(loss => 1 / (1 + loss))],
        Margins = [.. losses.Select(loss => 1 - loss)],
        Predictions = predictions,
    };

    /// <summary>A trace whose predictions are composed.</summary>
    public static EpochTrace Composed(Split split, int epoch, params string[] predictions)
    {
        string[] texts = [.. predictions.Distinct()];
        int[] numbers = [.. predictions.Select(text => Array.IndexOf(texts, text))];
        return Trace(split, epoch, numbers, new float[predictions.Length]) with { Texts = texts };
    }

    public MeasureStage Stage(MeasureOptions? options = null) =>
        new(options ?? new(), this, this, this, new SilentProgress());

    public Task<StageReport> RunAsync(MeasureOptions? options = null) =>
        Stage(options).RunAsync(TestContext.Current.CancellationToken);

    public double Value(Split split, int epoch, string measure) =>
        Assert.Single(
            Measured.Epochs,
            value => value.Split == split && value.Epoch == epoch && value.Measure == measure).Value;

    public double[] Example(string measure) => Measured.Examples.Single(values => values.Measure == measure).Values;

    public IReadOnlyList<RunKey> ReadRuns() => Runs;

    public IReadOnlyList<string> ReadLabels(RunKey run) => Labels;

    public RunExamples ReadExamples(RunKey run, Split split) =>
        Examples.GetValueOrDefault(split) ?? new() { Split = split, Rows = [], GivenLabels = [], Noisy = [] };

    public IEnumerable<EpochTrace> ReadTraces(RunKey run, Split split) => Traces.GetValueOrDefault(split) ?? [];

    public List<EquivalentTrace> Equivalents { get; } = [];

    public List<QueryRank> Ranks { get; } = [];

    public IEnumerable<EquivalentTrace> ReadEquivalents(RunKey run) => Equivalents;

    public IReadOnlyList<QueryRank> ReadRanks(RunKey run) => Ranks;

    public bool IsMeasured(RunKey run) => Written.ContainsKey(run);

    public void Write(RunMeasures measures) => Written.Add(measures.Run, measures);

    public void Write(string stage, IEnumerable<Drop> drops) => Drops.AddRange(drops);
}
