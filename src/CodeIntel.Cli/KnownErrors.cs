using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>
/// Turns known errors into one message and an exit code; anything else is a defect and shows its trace.
/// </summary>
internal static class KnownErrors
{
    /// <summary>Runs a verb.</summary>
    public static async Task<int> CatchAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb().ConfigureAwait(false);
        }
        catch (InvalidFileException e)
        {
            foreach (var error in e.Errors)
            {
                await Console.Error.WriteLineAsync($"error: {error}").ConfigureAwait(false);
            }

            return ExitCodes.Usage;
        }
        catch (Exception e) when (e is UsageException or OptionException)
        {
            return await FailAsync(e.Message, ExitCodes.Usage).ConfigureAwait(false);
        }
        catch (InterruptedException e)
        {
            return await FailAsync(e.Message, ExitCodes.Interrupted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync(
                "interrupted; what was finished is kept, and the same command continues there", ExitCodes.Interrupted)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (Message(e) is { } message)
        {
            return await FailAsync(message, ExitCodes.Failed).ConfigureAwait(false);
        }
    }

    private static string? Message(Exception exception) => exception switch
    {
        StageException or WorkspaceException => exception.Message,
        AggregateException { InnerExceptions: [var only] } => Message(only),
        IOException when WorkspaceErrors.IsDiskFull(exception) => WorkspaceErrors.DiskFull,
        IOException or UnauthorizedAccessException => exception.Message,
        _ => WorkspaceErrors.Explain(exception),
    };

    private static async Task<int> FailAsync(string message, int code)
    {
        await Console.Error.WriteLineAsync($"error: {message}").ConfigureAwait(false);
        return code;
    }
}
