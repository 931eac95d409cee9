using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// Makes the examples of variable-misuse, code-to-text and code-search, then corrupts those of every task: the
/// <c>noise</c> stage as the flow runs it. A study of method names alone is left to the stage inside.
/// </summary>
public sealed class NoiseWithTasks(
    IStage names,
    IReadOnlyList<NoiseOptions> options,
    IReadOnlyList<TaskPlan> plans,
    ITaskSource source,
    ITaskWriter writer,
    IMisuseMaker misuse,
    ITaskNoiseSource training,
    ITaskNoiseWriter manifest,
    IStageProgress progress,
    int jobs) : IStage
{
    private const string Version = "tasks/2";

    private readonly TaskPlan[] _plans = [.. plans.Where(plan => plan.Task != TaskKind.MethodName)];

    /// <inheritdoc/>
    public string Name => names.Name;

    /// <inheritdoc/>
    public string Fingerprint => _plans.Length == 0
        ? names.Fingerprint
        : $"{names.Fingerprint} {Version} {JsonSerializer.Serialize(_plans)} {JsonSerializer.Serialize(options)}";

    /// <summary>
    /// The entries of a study that the stage of method names runs: those that serve them, and the choice of units to
    /// repeat, which holds for every task.
    /// </summary>
    public static IReadOnlyList<NoiseOptions> OfNames(
        IReadOnlyList<NoiseOptions> options, IReadOnlyList<TaskPlan> plans) =>
        [.. options.Where(entry => plans.Any(plan => plan.Task == TaskKind.MethodName)
            ? entry.Kind.Serves(TaskKind.MethodName)
            : entry.Kind == NoiseKind.DuplicateInjection)];

    /// <inheritdoc/>
    /// <exception cref="StageException">
    /// A kind of noise serves no task of the study, or a task has no example.
    /// </exception>
    public async Task<StageReport> RunAsync(CancellationToken cancellationToken)
    {
        RequireServed();
        var examples = await Task.Run(() => Build(cancellationToken), cancellationToken).ConfigureAwait(false);
        var report = await names.RunAsync(cancellationToken).ConfigureAwait(false);
        if (_plans.Length == 0)
        {
            return report;
        }

        var (facts, warnings) = (new Dictionary<string, double>(report.Facts), report.Warnings.ToList());
        var noise = await Task.Run(() => Corrupt(facts, warnings, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return report with
        {
            // without noise on names their line is empty
            Ledger = [.. examples, .. report.Ledger.Where(line => line.Read > 0), .. noise],
            Facts = facts,
            Warnings = warnings,
        };
    }

    private void RequireServed()
    {
        foreach (var entry in options.Where(entry => !plans.Any(plan => entry.Kind.Serves(plan.Task))))
        {
            throw new StageException(
                $"Noise of kind '{KebabCase.Of(entry.Kind)}' corrupts no task of this study "
                + $"({string.Join(", ", plans.Select(plan => KebabCase.Of(plan.Task)))}). "
                + "Add a 'train' entry of a task that it serves, or take it out of 'noise'.");
        }
    }

    private List<LedgerLine> Build(CancellationToken cancellationToken)
    {
        var builder = new TaskBuilder(source, writer, progress);
        return [.. _plans.Select(plan => builder.Build(plan, Maker(plan), cancellationToken))];
    }

    private ITaskMaker Maker(TaskPlan plan) => plan.Task switch
    {
        TaskKind.VariableMisuse => new MisuseExamples(source, misuse, plan.MaxTokens, jobs),
        TaskKind.CodeToText => new TextExamples(source),
        _ => new PairExamples(source, plan.Units),
    };

    private List<LedgerLine> Corrupt(
        Dictionary<string, double> facts, List<string> warnings, CancellationToken cancellationToken)
    {
        var lines = new List<LedgerLine>();
        foreach (var plan in _plans)
        {
            foreach (var entry in NoiseEntry.Merge(options.Where(entry => Corrupts(entry, plan.Task))))
            {
                lines.Add(entry.Kind == NoiseKind.DuplicateInjection
                    ? new TaskCopies(plan.Task, entry, Copier(plan), training, manifest, progress)
                        .Run(facts, warnings, cancellationToken)
                    : new TaskNoiseRunner(plan.Task, entry, training, manifest, progress, jobs)
                        .Run(facts, warnings, cancellationToken));
            }
        }

        return lines;
    }

    private ITaskCopier Copier(TaskPlan plan) => plan.Task == TaskKind.VariableMisuse
        ? new MisuseCopies(source, misuse, plan.Limits, jobs)
        : new TextCopies();

    /// <summary>Exact copies need no corruption: training repeats the examples of the units chosen for it.</summary>
    private static bool Corrupts(NoiseOptions entry, TaskKind task) =>
        entry.Kind.Serves(task) && entry is not { Kind: NoiseKind.DuplicateInjection, Form: DuplicateForm.Exact };
}
