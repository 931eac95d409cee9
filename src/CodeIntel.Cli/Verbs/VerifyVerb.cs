using System.CommandLine;
using CodeIntel.Sqlite;

namespace CodeIntel.Cli.Verbs;

/// <summary><c>codeintel verify</c>: recompute a sample, check hashes, foreign keys and integrity.</summary>
internal static class VerifyVerb
{
    public static Command Create(SharedOptions shared)
    {
        var sample = new Option<int>("--sample")
        {
            Description = "Files to read and extract again.",
            DefaultValueFactory = _ => 100,
        };
        var command = new Command(
            "verify", "Check a workspace: integrity, foreign keys, recorded hashes, and a sample extracted again.")
        {
            sample,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var invocation = shared.Read(parsed);
            using var workspace = Workspace.OpenToRead(invocation.Workspace);
            var verification = await Verification.RunAsync(workspace, parsed.GetValue(sample), cancellationToken)
                .ConfigureAwait(false);
            await Console.Out.WriteLineAsync(invocation.Json ? verification.ToJson() : verification.ToText())
                .ConfigureAwait(false);
            return verification.Problems.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }
}
