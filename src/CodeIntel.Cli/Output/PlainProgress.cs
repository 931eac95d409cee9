using System.Globalization;
using CodeIntel.Studies;

namespace CodeIntel.Cli.Output;

/// <summary>
/// Progress as lines: one every few seconds with rate and ETA, none where work ends before that.
/// </summary>
internal sealed class PlainProgress(TextWriter output, TimeProvider clock, bool quiet) : IStageProgress
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private string _what = "";
    private string _unit = "";
    private long _total;
    private long _done;
    private long _began;
    private long _shown;

    public void Begin(string what, long total, string unit)
    {
        lock (_gate)
        {
            (_what, _total, _unit, _done) = (what, total, unit, 0);
            _began = _shown = clock.GetTimestamp();
        }
    }

    public void Advance(long units, string? detail = null)
    {
        lock (_gate)
        {
            _done += units;
            if (quiet || clock.GetElapsedTime(_shown) < _interval)
            {
                return;
            }

            _shown = clock.GetTimestamp();
            output.WriteLine(Line(clock.GetElapsedTime(_began), detail));
        }
    }

    public void Note(string line)
    {
        if (!quiet)
        {
            Write(line);
        }
    }

    public void Warn(string line) => Write($"warning: {line}");

    private void Write(string line)
    {
        lock (_gate)
        {
            output.WriteLine(PrintableText.Of(line));
        }
    }

    private string Line(TimeSpan elapsed, string? detail)
    {
        var rate = _done / Math.Max(elapsed.TotalSeconds, 1e-3);
        var eta = _total > _done && rate > 0
            ? $", ETA {Durations.Of((_total - _done) / rate)}"
            : "";
        var of = _total > 0 ? $"/{_total:N0} ({(double)_done / _total:P0})" : "";
        return PrintableText.Of(string.Create(CultureInfo.InvariantCulture,
            $"{_what}: {_done:N0}{of} {_unit}, {rate:N1}/s{eta}{(detail is null ? "" : $"; {detail}")}"));
    }
}
