using System.CommandLine;

namespace CodeIntel.Cli.Verbs;

/// <summary><c>codeintel clone CORPUS.yaml</c>: fetch pinned commits.</summary>
internal static class CloneVerb
{
    public static Command Create(SharedOptions shared)
    {
        var corpus = new Argument<FileInfo>("corpus") { Description = "Corpus file (YAML)." };
        var sources = new SourceOptions();
        var gates = new GateOption();
        var command = new Command("clone", "Fetch the repositories of a corpus file at their pinned commits.")
        {
            corpus,
        };
        sources.AddTo(command);
        gates.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var invocation = shared.Read(parsed);
            var plan = StudyPlan.ForCorpus(parsed.GetValue(corpus)!.FullName, sources.Mirror(parsed), invocation);
            return FlowCommand.RunAsync(plan, ["clone"], invocation, gates.ReadSet(parsed), cancellationToken);
        });
        return command;
    }
}
