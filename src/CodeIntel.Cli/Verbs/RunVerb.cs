using System.CommandLine;
using CodeIntel.Sqlite;

namespace CodeIntel.Cli.Verbs;

/// <summary><c>codeintel run STUDY.yaml</c>: the whole flow.</summary>
internal static class RunVerb
{
    public static Command Create(SharedOptions shared)
    {
        var study = new Argument<FileInfo>("study") { Description = "Study file (YAML)." };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description =
                "Print stages, units and an estimate of time, disk and memory; do nothing.",
        };
        var until = new Option<string?>("--until") { Description = "Last stage to run." };
        until.AcceptOnlyFromAmong([.. StageTable.Flow]);
        var sources = new SourceOptions();
        var gates = new GateOption();
        var trust = new TrustOption();
        var command = new Command(
            "run",
            "Run a study: clone, extract, dedup, split, noise, train, measure, crossref, report."
        )
        {
            study,
            dryRun,
            until,
        };
        sources.AddTo(command);
        gates.AddTo(command);
        trust.AddTo(command);
        var memory = new MemoryOption();
        memory.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var invocation = shared.Read(parsed) with { MaxMemoryBytes = memory.Read(parsed) };
                var plan = StudyPlan.Read(
                    parsed.GetValue(study)!.FullName,
                    sources.Mirror(parsed),
                    invocation
                );
                return parsed.GetValue(dryRun)
                    ? DryRun.PrintAsync(plan, invocation)
                    : FlowCommand.RunAsync(
                        trust.Apply(plan, parsed),
                        Composition.UpTo(parsed.GetValue(until)),
                        invocation,
                        gates.ReadSet(parsed),
                        cancellationToken
                    );
            }
        );
        return command;
    }
}
