using System.CommandLine;
using CodeIntel.Export;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

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

    /// <summary>What is said of stages, that what was finished is kept, does not hold for an export.</summary>
    /// <exception cref="UsageException">The export was refused.</exception>
    /// <exception cref="InterruptedException">It was interrupted.</exception>
    /// <exception cref="StageException">The disk is full.</exception>
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
        catch (OperationCanceledException)
        {
            throw new InterruptedException("interrupted; nothing was written, and the same command begins again");
        }
        catch (IOException e) when (WorkspaceErrors.IsDiskFull(e))
        {
            throw new StageException(
                "the disk is full. Nothing of the export is kept: free some space and run the same command again.", e);
        }
    }
}
