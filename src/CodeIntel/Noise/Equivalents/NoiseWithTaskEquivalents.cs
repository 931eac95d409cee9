using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Noise.Tasks;
using CodeIntel.Studies;

namespace CodeIntel.Noise.Equivalents;

/// <summary>
/// Makes equivalents of evaluation examples of variable-misuse, code-to-text and code-search after the noise stage, as
/// <see cref="NoiseWithEquivalents"/> does for method names.
/// </summary>
public sealed class NoiseWithTaskEquivalents(
    IStage noise,
    MeasureOptions options,
    IReadOnlyList<TaskPlan> plans,
    ITaskEquivalentSource source,
    IUnitEditor editor,
    IMisuseMaker misuse,
    ITaskEquivalentWriter writer,
    IStageProgress progress,
    int jobs) : IStage
{
    private const string Version = "task-equivalents/1";
    private const int BatchSize = 32;

    private static readonly EquivalentEdit[] _edits = Enum.GetValues<EquivalentEdit>();

    private readonly TaskPlan[] _plans = [.. plans.Where(plan => plan.Task != TaskKind.MethodName)];

    /// <inheritdoc/>
    public string Name => noise.Name;

    /// <inheritdoc/>
    public string Fingerprint => string.Create(
        CultureInfo.InvariantCulture, $"{noise.Fingerprint} {Version} {options.Equivalents}");

    /// <inheritdoc/>
    public async Task<StageReport> RunAsync(CancellationToken cancellationToken)
    {
        var report = await noise.RunAsync(cancellationToken).ConfigureAwait(false);
        var lines = await Task.Run(
            () => _plans.SelectMany(plan => Make(plan, cancellationToken)).ToList(), cancellationToken)
            .ConfigureAwait(false);
        return report with { Ledger = [.. report.Ledger, .. lines] };
    }

    private IEnumerable<LedgerLine> Make(TaskPlan plan, CancellationToken cancellationToken)
    {
        var maker = new TaskEditor(editor, misuse, plan.MaxTokens);
        var outcomes = writer.ReadOutcomes(plan.Task).ToList();
        var done = outcomes.Select(outcome => outcome.Row).ToHashSet();
        // in the order of training's own samples: what is edited is among what is learnt from few examples
        var remaining = EquivalentSample.Of(source.ReadEvaluated(plan.Task), options.Equivalents, SampleRank.Of)
            .Where(unit => !done.Contains(unit.Row)).Select(unit => unit.Row).ToArray();
        progress.Begin($"equivalents of {KebabCase.Of(plan.Task)}", remaining.Length, "units");
        foreach (var rows in remaining.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var edits = Edit(maker, plan.Task, rows, cancellationToken);
            writer.Write(plan.Task, edits);
            outcomes.AddRange(edits.Select(edit => (edit.Example.Row, edit.Edit, edit.Refused)));
            progress.Advance(rows.Length);
        }

        return _edits.Select(edit => OutcomeLedger.Of(
            TaskEquivalent.UnitOf(plan.Task, edit),
            [.. outcomes.Where(outcome => outcome.Edit == edit).Select(outcome => outcome.Refused)]));
    }

    private TaskEquivalent[] Edit(
        TaskEditor maker, TaskKind task, IReadOnlyList<long> rows, CancellationToken cancellationToken)
    {
        var units = source.ReadUnits(rows).ToDictionary(unit => unit.Id);
        var examples = source.ReadExamples(task, rows).ToArray();
        var edits = new TaskEquivalent[examples.Length * _edits.Length];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, edits.Length, limits, i =>
        {
            var example = examples[i / _edits.Length];
            edits[i] = maker.Edit(example, units.GetValueOrDefault(example.Id), _edits[i % _edits.Length]);
        });
        return edits;
    }
}
