using System.Collections.Concurrent;
using CodeIntel.Studies;

namespace CodeIntel.Git.Tests;

/// <summary>Progress that can be looked at.</summary>
internal sealed class RecordedProgress : IStageProgress
{
    private readonly ConcurrentQueue<string> _details = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private long _done;

    /// <summary>Units done.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Units announced.</summary>
    public long Total { get; private set; }

    /// <summary>Everything shown beside the bar.</summary>
    public IReadOnlyList<string> Details => [.. _details];

    /// <summary>The warnings.</summary>
    public IReadOnlyList<string> Warnings => [.. _warnings];

    /// <inheritdoc/>
    public void Begin(string what, long total, string unit) => Total = total;

    /// <inheritdoc/>
    public void Advance(long units, string? detail = null)
    {
        Interlocked.Add(ref _done, units);
        _details.Enqueue(detail ?? "");
    }

    /// <inheritdoc/>
    public void Note(string line) => _details.Enqueue(line);

    /// <inheritdoc/>
    public void Warn(string line) => _warnings.Enqueue(line);
}
