using System.Text.Json;
using CodeIntel.Studies;

namespace CodeIntel.Splits;

/// <summary>Deals the examples to train, validation and test, and counts what the splits share.</summary>
public sealed class SplitStage : IStage
{
    /// <summary>Raised when the output changes for the same input.</summary>
    private const int Version = 1;

    /// <summary>Fewest groups that can give every split one.</summary>
    private const int FewestGroups = 3;

    private const double RatioTolerance = 1e-6;

    private readonly SplitOptions _options;
    private readonly ISplitSource _source;
    private readonly ISplitWriter _writer;
    private readonly IStageProgress _progress;

    /// <summary>A stage over all examples of a workspace.</summary>
    /// <exception cref="ArgumentException">The ratios are not three shares that add up to 1, or train has
    /// none.</exception>
    public SplitStage(SplitOptions options, ISplitSource source, ISplitWriter writer, IStageProgress progress)
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
    }

    /// <inheritdoc/>
    public string Name => "split";

    /// <inheritdoc/>
    public string Fingerprint => $"split {Version} {JsonSerializer.Serialize(_options)}";

    /// <inheritdoc/>
    public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Run(cancellationToken), cancellationToken);

    private StageReport Run(CancellationToken cancellationToken)
    {
        var examples = Read(cancellationToken);
        var by = Unit(examples);
        var identities = new SplitIdentities(_source.Repositories(), _source.Files(), _options.Seed);
        var grouped = GroupedExamples.Create(examples, identities, by, _options.KeepClustersTogether);
        var dealt = GroupDealer.Deal(grouped.Groups, _options.Ratios);
        var splits = grouped.GroupOf.Select(group => dealt[group]).ToArray();
        var leaks = LeakCounter.Count(examples, splits);
        cancellationToken.ThrowIfCancellationRequested();
        _writer.Write(new()
        {
            By = by,
            Splits = [.. examples.Zip(splits, (example, split) => new ExampleSplit(example.Row, split))],
            Leaks = leaks,
        });
        return new SplitReport(_options, by, grouped, splits, leaks).Create(Name);
    }

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
        if (by == SplitUnit.Repository && present.Count < FewestGroups)
        {
            by = SplitUnit.File;
        }

        return by == SplitUnit.File && examples.Select(example => example.FileRow).Distinct().Count() < FewestGroups
            ? SplitUnit.Example
            : by;
    }
}
