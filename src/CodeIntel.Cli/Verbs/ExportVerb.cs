using System.CommandLine;
using CodeIntel.Export;

namespace CodeIntel.Cli.Verbs;

/// <summary><c>codeintel export</c>: a dataset folder of a workspace's examples, or a check of one.</summary>
internal static class ExportVerb
{
    public static Command Create(SharedOptions shared)
    {
        var options = new ExportVerbOptions();
        var command = new Command(
            "export",
            "Write the examples as a dataset that its consumers load unchanged, with card, licences and sums."
        );
        options.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var invocation = shared.Read(parsed);
                var request = options.Read(parsed);
                return Refused(() =>
                    request.Check is { } folder
                        ? ExportCommand.CheckAsync(folder, invocation, cancellationToken)
                        : ExportCommand.RunAsync(request, invocation, cancellationToken)
                );
            }
        );
        return command;
    }

    private static async Task<int> Refused(Func<Task<int>> verb)
    {
        try
        {
            return await verb().ConfigureAwait(false);
        }
        catch (ExportRefusedException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
