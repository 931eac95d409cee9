using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup;

/// <summary>
/// Finds exact, Type-1, Type-2 and near duplicates among methods and files, clusters them, and finds the token runs
/// that other methods share.
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
    private readonly DedupResources _resources;
    private readonly IKnownDuplicates? _known;

    /// <summary>A stage that uses <paramref name="jobs"/> threads; their number does not change the result.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no thread, or the set threshold is below 0.3 or above
    /// 1.</exception>
    public DedupStage(
        DedupOptions options,
        IDuplicateSource source,
        IDuplicateWriter writer,
        IStageProgress progress,
        int jobs,
        DedupResources? resources = null,
        IKnownDuplicates? known = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(
            options.SetJaccard,
            SmallestSetJaccard,
            nameof(options)
        );
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.SetJaccard, 1, nameof(options));
        (_options, _source, _writer, _progress, _jobs) = (options, source, writer, progress, jobs);
        (_resources, _known) = (resources ?? DedupResources.Default, known);
    }

    /// <inheritdoc/>
    public string Name => "dedup";

    /// <inheritdoc/>
    public string Fingerprint => $"dedup {Version} {JsonSerializer.Serialize(Effective())}";

    /// <inheritdoc/>
    public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Run(cancellationToken), cancellationToken);

    private StageReport Run(CancellationToken cancellationToken)
    {
        SpillFolder.Remove(_resources.SpillFolder);
        var fingerprint = Fingerprint;
        var summaries = Plans()
            .Select(plan =>
                _writer.FindSummary(plan.Level, fingerprint)
                ?? Detect(plan, fingerprint, cancellationToken)
            )
            .ToList();
        return DedupReport.Of(Name, summaries);
    }

    private List<LevelPlan> Plans()
    {
        var terms = _source.Terms();
        return
        [
            .. _options
                .Level.Distinct()
                .Order()
                .Select(level =>
                    LevelPlan.Choose(
                        level,
                        _options,
                        _source,
                        terms,
                        _resources.MaxMemoryBytes,
                        _jobs
                    )
                ),
        ];
    }

    /// <summary>The options that decide the result: the methods in fact used, and what only sketches read.</summary>
    private object Effective()
    {
        var plans = Plans();
        var sketches = plans.Exists(plan => plan.Method == DedupMethod.Sketch);
        var options = _options with { Method = DedupMethod.Auto };
        return new
        {
            Options = sketches ? options : options with { Recall = 0, Seed = 0 },
            Methods = string.Join(' ', plans.Select(Named)),
        };
    }

    private static string Named(LevelPlan plan) =>
        plan.BlockBytes == 0
            ? KebabCase.Of(plan.Method)
            : FormattableString.Invariant($"{KebabCase.Of(plan.Method)}/{plan.BlockBytes}");

    private DuplicationSummary Detect(
        LevelPlan plan,
        string fingerprint,
        CancellationToken cancellationToken
    )
    {
        var detector = new LevelDetector(
            _options,
            _source.TermKinds(),
            _progress,
            _jobs,
            MaxStoredNearPairs
        );
        var duplicates =
            plan.Method == DedupMethod.Exact
                ? DetectExactly(detector, plan.Level, cancellationToken)
                : DetectBySketches(detector, plan, cancellationToken);
        _writer.Write(duplicates, fingerprint);
        if (duplicates.Known is { } known)
        {
            _known?.Write(plan.Level, KnownKey(), known);
        }

        return duplicates.Summary;
    }

    private LevelDuplicates DetectExactly(
        LevelDetector detector,
        DuplicationLevel level,
        CancellationToken cancellationToken
    )
    {
        var known = _known is null
            ? null
            : new KnownSequences(_known.TermHashes(), _known.Find(level, KnownKey()));
        return detector.Detect(
            level,
            _source.Units(level),
            _source.Count(level),
            cancellationToken,
            known
        );
    }

    private LevelDuplicates DetectBySketches(
        LevelDetector detector,
        LevelPlan plan,
        CancellationToken cancellationToken
    )
    {
        if (_resources.MaxMemoryBytes is { } cap)
        {
            MemoryCap.Apply(cap);
        }

        using var folder = new SpillFolder(_resources.SpillFolder);
        return detector.DetectBySketches(
            plan.Level,
            _source.Units(plan.Level),
            _source.Count(plan.Level),
            folder,
            _resources.MaxMemoryBytes ?? LevelPlan.DefaultSketchBytes,
            plan.BlockBytes,
            cancellationToken
        );
    }

    /// <summary>What near pairs of two token sequences depend on beside the sequences.</summary>
    private string KnownKey() =>
        FormattableString.Invariant(
            $"{Version} {_options.SetJaccard:R} {_options.MultisetJaccard:R} {_options.MinTokens} {_options.Tokens}"
        );
}
