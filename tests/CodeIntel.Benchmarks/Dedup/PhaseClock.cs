using System.Diagnostics;
using CodeIntel.Studies;

namespace CodeIntel.Benchmarks.Dedup;

/// <summary>Takes the time of each piece of work that the detector announces.</summary>
internal sealed class PhaseClock : IStageProgress
{
    private readonly List<(string Name, double Seconds)> _phases = [];
    private readonly Stopwatch _watch = new();
    private string? _current;

    /// <summary>Units of the comparison.</summary>
    public long Compared { get; private set; }

    /// <summary>Seconds of the piece of work whose name begins so.</summary>
    public double Seconds(string prefix) =>
        _phases.Where(phase => phase.Name.StartsWith(prefix, StringComparison.Ordinal)).Sum(phase => phase.Seconds);

    public void Begin(string what, long total, string unit)
    {
        End();
        Compared = what.StartsWith("comparing", StringComparison.Ordinal) ? total : Compared;
        _current = what;
    }

    /// <summary>Ends the current piece.</summary>
    public void End()
    {
        if (_current is not null)
        {
            _phases.Add((_current, _watch.Elapsed.TotalSeconds));
        }

        _current = null;
        _watch.Restart();
    }

    public void Advance(long units, string? detail = null) { }

    public void Note(string line) { }

    public void Warn(string line) { }
}
