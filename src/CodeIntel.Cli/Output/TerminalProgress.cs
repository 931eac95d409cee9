using System.Globalization;
using CodeIntel.Studies;
using Spectre.Console;

namespace CodeIntel.Cli.Output;

/// <summary>Progress as bars with rate and remaining time.</summary>
internal sealed class TerminalProgress(ProgressContext context, IAnsiConsole console) : IStageProgress
{
    private readonly Lock _gate = new();
    private ProgressTask? _task;
    private string _what = "";

    public void Begin(string what, long total, string unit)
    {
        lock (_gate)
        {
            Complete();
            _what = total > 0 ? string.Create(CultureInfo.InvariantCulture, $"{what} ({total:N0} {unit})") : what;
            _task = context.AddTask(Markup.Escape(_what), maxValue: Math.Max(1, total));
            _task.IsIndeterminate = total <= 0;
        }
    }

    public void Advance(long units, string? detail = null)
    {
        lock (_gate)
        {
            if (_task is not null)
            {
                _task.Increment(units);
                _task.Description = Markup.Escape(PrintableText.Of(detail is null ? _what : $"{_what}: {detail}"));
            }
        }
    }

    public void Note(string line) => Write($"[grey]{Markup.Escape(PrintableText.Of(line))}[/]");

    public void Warn(string line) => Write($"[yellow]warning:[/] {Markup.Escape(PrintableText.Of(line))}");

    private void Write(string markup)
    {
        lock (_gate)
        {
            console.MarkupLine(markup);
        }
    }

    private void Complete()
    {
        if (_task is not null)
        {
            _task.IsIndeterminate = false;
            _task.Value = _task.MaxValue;
            _task.StopTask();
        }
    }
}
