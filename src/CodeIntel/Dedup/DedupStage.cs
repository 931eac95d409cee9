using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup;

/// <summary>
/// Finds exact, Type-1, Type-2 and near duplicates among methods and files, clusters them, and finds the token runs that
/// other methods share.
/// </summary>
public sealed class DedupStage : IStage
{
    /// <summary>Raised when the output changes for the same input.</summary>
    private const int Version = 2;

    /// <summary>Below this the prefixes become whole sets and the join compares everything with everything.</summary>
    private const double SmallestSetJaccard = 0.3;

    /// <summary>Near pairs stored per level; beyond it, only those that join two components.</summary>
    private const long MaxStoredNearPairs = 10_000_000;

    private readonly DedupOptions _options;
    private readonly IDuplicateSource _source;
    private readonly IDuplicateWriter _writer;
    private readonly IStageProgress _progress;
    private readonly int _jobs;

    /// <summary>A stage that uses <paramref name="jobs"/> threads; their number does not change the result.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no thread, or the set threshold is below 0.3 or above
    /// 1.</exception>
    public DedupStage(
        DedupOptions options, IDuplicateSource source, IDuplicateWriter writer, IStageProgress progress, int jobs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SetJaccard, SmallestSetJaccard, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.SetJaccard, 1, nameof(options));
        (_options, _source, _writer, _progress, _jobs) = (options, source, writer, progress, jobs);
    }

    /// <inheritdoc/>
    public string Name => "dedup";

    /// <inheritdoc/>
    public string Fingerprint => $"dedup {Version} {JsonSerializer.Serialize(_options)}";

    /// <inheritdoc/>
    public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Run(cancellationToken), cancellationToken);

    private StageReport Run(CancellationToken cancellationToken)
    {
        var summaries = _options.Level.Distinct().Order()
            .Select(level => _writer.FindSummary(level, Fingerprint) ?? Detect(level, cancellationToken))
            .ToList();
        return DedupReport.Of(Name, summaries);
    }

    private DuplicationSummary Detect(DuplicationLevel level, CancellationToken cancellationToken)
    {
        var detector = new LevelDetector(_options, _source.TermKinds(), _progress, _jobs, MaxStoredNearPairs);
        var duplicates = detector.Detect(level, _source.Units(level), _source.Count(level), cancellationToken);
        _writer.Write(duplicates, Fingerprint);
        return duplicates.Summary;
    }
}
