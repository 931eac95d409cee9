using CodeIntel.Cli.Output;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>Runs stages of a plan in a workspace, prints what they did, and applies the gates last.</summary>
internal static class FlowCommand
{
    /// <summary>Runs the named stages in order.</summary>
    /// <exception cref="UsageException">A stage before them has not been run.</exception>
    public static async Task<int> RunAsync(
        StudyPlan plan,
        IReadOnlyList<string> stages,
        Invocation invocation,
        GateSet gates,
        CancellationToken cancellationToken
    )
    {
        PlanChecks.Require(plan);
        gates.Require(plan.Study);
        using var workspace = Workspace.Open(invocation.Workspace);
        var store = new StageTable(workspace);
        RequireInputs(store, stages[0]);
        var outcomes = await ProgressFactory
            .WithAsync(
                invocation,
                async progress =>
                {
                    var composition = new Composition(plan, workspace, invocation, progress);
                    var runner = new StageRunner(store, progress, TimeProvider.System);
                    var done = new List<StageOutcome>();
                    foreach (var stage in stages)
                    {
                        var outcome = await runner
                            .RunAsync(composition.Create(stage), cancellationToken)
                            .ConfigureAwait(false);
                        done.Add(outcome);
                        new StudyTable(workspace).Write(plan.Study, plan.CorpusFile);
                        Announce(progress, outcome);
                    }

                    return done;
                }
            )
            .ConfigureAwait(false);

        var document = new RunDocument(workspace, plan.Study, outcomes);
        await Console.Out.WriteLineAsync(invocation.Json ? document.ToJson() : document.ToText()).ConfigureAwait(false);
        return new Gates(workspace, plan.Study, outcomes).Check(gates);
    }

    private static void RequireInputs(StageTable store, string stage)
    {
        if (store.FindStaleInput(stage) is { } input)
        {
            throw new UsageException(
                $"{stage} needs the output of {input}, which has not finished in this workspace, or not since what "
                    + $"it reads changed. Run: codeintel {input} (or the study again: what is unchanged is skipped)"
            );
        }
    }

    private static void Announce(IStageProgress progress, StageOutcome outcome)
    {
        if (!outcome.Skipped)
        {
            foreach (var line in outcome.Report.Ledger)
            {
                var dropped =
                    line.Dropped.Count == 0
                        ? ""
                        : $" ({string.Join(", ", line.Dropped.Select(d => $"{d.Key} {d.Value:N0}"))})";
                progress.Note(
                    $"{outcome.Report.Stage}: {line.Read:N0} {Plural(line.Unit)} read, {line.Kept:N0} kept, "
                        + $"{line.Read - line.Kept:N0} dropped{dropped}"
                );
            }
        }

        foreach (var warning in outcome.Report.Warnings)
        {
            progress.Warn($"{outcome.Report.Stage}: {warning}");
        }
    }

    private static string Plural(string unit) =>
        unit.EndsWith('y') ? unit[..^1] + "ies"
        : unit.EndsWith('s') || unit.EndsWith(')') ? unit
        : unit + "s";
}
