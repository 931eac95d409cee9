using System.Globalization;
using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Splits;

/// <summary>Deals the examples to train, validation and test, and counts what the splits share.</summary>
public sealed class SplitStage : IStage
{
    /// <summary>Raised when the output changes for the same input.</summary>
    private const int Version = 3;

    /// <summary>Fewest groups that can give every split one.</summary>
    private const int FewestGroups = 3;

    private const double RatioTolerance = 1e-6;

    /// <summary>Of repositories that a list names in vain, so many are told one by one.</summary>
    private const int MostUnknownTold = 10;

    private readonly SplitOptions _options;
    private readonly ISplitSource _source;
    private readonly ISplitWriter _writer;
    private readonly IStageProgress _progress;
    private readonly IRepositoryReader? _repositories;
    private readonly IFileHistory? _history;
    private readonly IDropWriter? _drops;

    /// <summary>
    /// A stage over all examples of a workspace. <paramref name="repositories"/> and <paramref name="history"/> are
    /// asked by a split by time, <paramref name="drops"/> takes what a list does not name.
    /// </summary>
    /// <exception cref="ArgumentException">The ratios are not three shares that add up to 1, or train has
    /// none.</exception>
    public SplitStage(
        SplitOptions options,
        ISplitSource source,
        ISplitWriter writer,
        IStageProgress progress,
        IRepositoryReader? repositories = null,
        IFileHistory? history = null,
        IDropWriter? drops = null)
    {
        var ratios = options.Ratios;
        if (ratios.Count != 3 || !ratios.All(ratio => ratio >= 0) || !(Math.Abs(ratios.Sum() - 1) <= RatioTolerance))
        {
            throw new ArgumentException(
                "Ratios are the shares of train, validation and test, and add up to 1.", nameof(options));
        }

        if (ratios[0] == 0)
        {
            throw new ArgumentException("The ratio of train is positive: models learn from it.", nameof(options));
        }

        (_options, _source, _writer, _progress) = (options, source, writer, progress);
        (_repositories, _history, _drops) = (repositories, history, drops);
    }

    /// <inheritdoc/>
    public string Name => "split";

    /// <inheritdoc/>
    public bool Continues => false;

    /// <inheritdoc/>
    public string Fingerprint => $"split {Version} {JsonSerializer.Serialize(_options with { List = ListHash() })}";

    /// <inheritdoc/>
    public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Run(cancellationToken), cancellationToken);

    private StageReport Run(CancellationToken cancellationToken)
    {
        var all = Read(cancellationToken);
        var by = Unit(all);
        var dates = by == SplitUnit.Time ? Dates(cancellationToken) : [];
        var identities = new SplitIdentities(_source.Repositories(), _source.Files(), _options.Seed, dates);
        var list = by == SplitUnit.List ? SplitList.Read(_options.List!) : null;
        var (examples, splits, grouped) = list is null ? Dealt(all, identities, by) : Listed(all, identities, list);
        var leaks = LeakCounter.Count(examples, splits);
        cancellationToken.ThrowIfCancellationRequested();
        _writer.Write(new()
        {
            By = by,
            Splits = [.. examples.Zip(splits, (example, split) => new ExampleSplit(example.Row, split))],
            Leaks = leaks,
            Dates = dates,
        });
        var report = new SplitReport(_options, by, grouped, splits, leaks, all.Count).Create(Name);
        return list is null ? report : report with { Warnings = [.. report.Warnings, .. NamedInVain(list)] };
    }

    private IEnumerable<string> NamedInVain(SplitList list)
    {
        var known = _source.Repositories().Select(repository => repository.Url).ToHashSet(StringComparer.Ordinal);
        var unknown = list.NotAmong(known).ToList();
        foreach (var (repository, line) in unknown.Take(MostUnknownTold))
        {
            yield return $"line {line} of {_options.List} names {repository}, which is no repository of this corpus";
        }

        if (unknown.Count > MostUnknownTold)
        {
            yield return $"{_options.List} names {unknown.Count - MostUnknownTold} more that are none";
        }
    }

    private (IReadOnlyList<SplitExample>, Split[], GroupedExamples) Dealt(
        List<SplitExample> examples, SplitIdentities identities, SplitUnit by)
    {
        var grouped = GroupedExamples.Create(examples, identities, by, _options.KeepClustersTogether);
        grouped = _options.Stratify == SplitStratum.None ? grouped : grouped.WithStrata(examples, StratumOf);
        var dealt = by == SplitUnit.Time ? GroupDealer.DealInOrder(grouped.Groups, _options.Ratios)
            : _options.Stratify == SplitStratum.None ? GroupDealer.Deal(grouped.Groups, _options.Ratios)
            : GroupDealer.DealStratified(grouped.Groups, _options.Ratios);
        return (examples, [.. grouped.GroupOf.Select(group => dealt[group])], grouped);

        string StratumOf(SplitExample example) => _options.Stratify switch
        {
            SplitStratum.Label => example.Label,
            SplitStratum.Repository => identities.PlaceOf(example).Url,
            _ => int.Log2(Math.Max(1, example.TokenCount)).ToString("00", CultureInfo.InvariantCulture),
        };
    }

    private (IReadOnlyList<SplitExample>, Split[], GroupedExamples) Listed(
        List<SplitExample> examples, SplitIdentities identities, SplitList list)
    {
        var found = examples.Select(example => (Example: example, Split: SplitOf(example))).ToList();
        var unlisted = found.Where(pair => pair.Split is null).Select(pair => pair.Example).ToList();
        if (unlisted.Count > 0 && _options.Unlisted == UnlistedExamples.Error)
        {
            var (url, path) = identities.PlaceOf(unlisted[0]);
            throw new OptionException(
                $"{_options.List} does not name {unlisted.Count} of {examples.Count} examples, "
                + $"such as {unlisted[0].Id} in {path} of {url}. Name them, or set split.unlisted to drop or train.");
        }

        _drops?.Write(Name, unlisted.Where(_ => _options.Unlisted == UnlistedExamples.Drop).Select(
            example => new Drop("example", example.Id.ToString(), "unlisted", identities.PlaceOf(example).Path)));
        var kept = found.Where(pair => pair.Split is not null || _options.Unlisted == UnlistedExamples.Train).ToList();
        return kept.Count == 0
            ? throw new OptionException($"{_options.List} names none of the {examples.Count} examples.")
            : (
                [.. kept.Select(pair => pair.Example)],
                [.. kept.Select(pair => pair.Split ?? Split.Train)],
                GroupedExamples.Create(
                    [.. kept.Select(pair => pair.Example)],
                    identities,
                    SplitUnit.Example,
                    keepClustersTogether: false));

        Split? SplitOf(SplitExample example)
        {
            var (url, path) = identities.PlaceOf(example);
            return list.Find(url, path, example.Id);
        }
    }

    private Dictionary<long, FileDate> Dates(CancellationToken cancellationToken) =>
        _repositories is null || _history is null
            ? throw new InvalidOperationException("A split by time needs repositories and their history.")
            : FileDates.Read(_repositories.Read(), _source.Files(), _history, cancellationToken);

    // a list that is edited is another one; where it lies does not matter
    private string? ListHash() => _options.List is not { } path ? null
        : File.Exists(path) ? ContentHash.Of(File.ReadAllBytes(path)).ToString()
        : "missing";

    private List<SplitExample> Read(CancellationToken cancellationToken)
    {
        _progress.Begin("reading examples", 0, "example");
        var examples = new List<SplitExample>();
        foreach (var example in _source.Examples())
        {
            cancellationToken.ThrowIfCancellationRequested();
            examples.Add(example);
            _progress.Advance(1);
        }

        return examples.Count > 0
            ? examples
            : throw new StageException(
                "There is no example to split: the corpus yields no unit. See the drops of clone and extract, "
                + "and the corpus file's include and exclude globs.");
    }

    // too few of the asked unit: the next smaller one, unless the corpus has decided for all of them
    private SplitUnit Unit(List<SplitExample> examples)
    {
        var present = examples.Select(example => example.RepositoryRow).ToHashSet();
        if (_source.Repositories().Where(repository => present.Contains(repository.Row))
            .All(r => r.FixedSplit is not null))
        {
            return _options.By;
        }

        var by = _options.By;
        if (by == SplitUnit.RepositoryAndCluster && present.Count < FewestGroups)
        {
            by = SplitUnit.Cluster;
        }

        if (by == SplitUnit.Repository && present.Count < FewestGroups)
        {
            by = SplitUnit.File;
        }

        return by == SplitUnit.File && examples.Select(example => example.FileRow).Distinct().Count() < FewestGroups
            ? SplitUnit.Example
            : by;
    }
}
