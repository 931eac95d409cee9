using CodeIntel.Studies;
using Spectre.Console;

namespace CodeIntel.Cli.Output;

/// <summary>
/// Chooses how progress is shown: bars on a terminal, plain lines elsewhere, warnings only with <c>--quiet</c>.
/// </summary>
internal static class ProgressFactory
{
    /// <summary>Runs work with a progress that lasts as long as it.</summary>
    public static async Task<T> WithAsync<T>(Invocation invocation, Func<IStageProgress, Task<T>> work)
    {
        if (invocation.Quiet || Console.IsErrorRedirected)
        {
            return await work(new PlainProgress(Console.Error, TimeProvider.System, invocation.Quiet))
                .ConfigureAwait(false);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Capabilities.Interactive)
        {
            return await work(new PlainProgress(Console.Error, TimeProvider.System, quiet: false))
                .ConfigureAwait(false);
        }

        return await console.Progress()
            .AutoClear(false)
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(),
                new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new TerminalProgress(context, console)))
            .ConfigureAwait(false);
    }
}
