using CodeIntel.Studies;

namespace CodeIntel.Tests.Studies;

public sealed class StageRunnerTests
{
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Skips_a_stage_whose_fingerprint_is_recorded()
    {
        var stage = new CountingStage("a");
        await Run(stage);

        var second = await Run(stage);

        Assert.True(second.Skipped);
        Assert.Equal(1, stage.Runs);
    }

    [Theory]
    [InlineData("b", "in")]
    [InlineData("a", "other input")]
    public async Task Runs_again_where_options_or_inputs_differ(string fingerprint, string input)
    {
        await Run(new CountingStage("a"));
        _store.Input = input;

        var outcome = await Run(new CountingStage(fingerprint));

        Assert.False(outcome.Skipped);
        Assert.Equal(2, _store.Cleared);
    }

    [Fact]
    public async Task Continues_an_interrupted_stage_without_clearing_it()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            Run(new CountingStage("a") { Fail = new OperationCanceledException() })
        );

        await Run(new CountingStage("a"));

        Assert.Equal(1, _store.Cleared);
    }

    [Theory]
    [InlineData(true, "stage: continues where it was interrupted")]
    [InlineData(false, "stage: begins again, as it did not finish")]
    public async Task Says_whether_a_stage_that_did_not_finish_continues(bool continues, string note)
    {
        var progress = new NotingProgress();
        var runner = new StageRunner(_store, progress, TimeProvider.System);
        await Assert.ThrowsAsync<OptionException>(() => runner.RunAsync(
            new CountingStage("a") { Fail = new OptionException("no list"), Continues = continues },
            TestContext.Current.CancellationToken));

        await runner.RunAsync(
            new CountingStage("a") { Continues = continues }, TestContext.Current.CancellationToken);

        Assert.Equal([note], progress.Notes);
    }

    [Fact]
    public async Task Tries_again_a_stage_whose_report_is_not_final()
    {
        var stage = new CountingStage("a") { IsFinal = false };
        await Run(stage);

        await Run(stage);

        Assert.Equal(2, stage.Runs);
        Assert.Equal(1, _store.Cleared);
    }

    [Fact]
    public async Task Refuses_a_ledger_that_does_not_balance()
    {
        var exception = await Assert.ThrowsAsync<StageException>(() => Run(new CountingStage("a") { Kept = 3 }));

        Assert.Contains("does not balance", exception.Message, StringComparison.Ordinal);
        Assert.Null(_store.Find("stage")!.Report);
    }

    private Task<StageOutcome> Run(IStage stage) =>
        new StageRunner(_store, new SilentProgress(), TimeProvider.System).RunAsync(
            stage,
            TestContext.Current.CancellationToken
        );

    private sealed class CountingStage(string fingerprint) : IStage
    {
        public int Runs { get; private set; }

        public int Kept { get; init; } = 4;

        public bool IsFinal { get; init; } = true;

        public bool Continues { get; init; } = true;

        public Exception? Fail { get; init; }

        public string Name => "stage";

        public string Fingerprint => fingerprint;

        public Task<StageReport> RunAsync(CancellationToken cancellationToken)
        {
            Runs++;
            return Fail is not null
                ? throw Fail
                : Task.FromResult(
                    new StageReport
                    {
                        Stage = Name,
                        Ledger = [new("thing", 5, Kept, new Dictionary<string, long> { ["broken"] = 1 })],
                        IsFinal = IsFinal,
                    }
                );
        }
    }

    private sealed class NotingProgress : IStageProgress
    {
        public List<string> Notes { get; } = [];

        public void Begin(string what, long total, string unit)
        {
        }

        public void Advance(long units, string? detail = null)
        {
        }

        public void Note(string line) => Notes.Add(line);

        public void Warn(string line)
        {
        }
    }

    private sealed class MemoryStore : IStageStore
    {
        private StageRecord? _record;

        public string Input { get; set; } = "in";

        public int Cleared { get; private set; }

        public StageRecord? Find(string stage) => _record;

        public void Begin(string stage, string fingerprint)
        {
            Cleared++;
            _record = new(stage, fingerprint, null);
        }

        public void Finish(string stage, string fingerprint, StageReport report) =>
            _record = new(stage, fingerprint, report);

        public string InputHash(string stage) => Input;
    }
}
