using CodeIntel.Examples;

namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>
/// The examples of variable-misuse, code-to-text or code-search in the numbers of a model, with their noisy versions.
/// </summary>
/// <typeparam name="T">What a model reads of an example.</typeparam>
internal sealed record TaskData<T>
    where T : class
{
    /// <summary>Levels are written as decimal fractions; this much is rounding.</summary>
    private const double LevelTolerance = 1e-9;

    /// <summary>Units read.</summary>
    public required long Read { get; init; }

    /// <summary>Units that are no examples.</summary>
    public required IReadOnlyList<Drop> Drops { get; init; }

    /// <summary>Clean examples of all splits, ascending by row, then by variant.</summary>
    public required IReadOnlyList<EncodedExample<T>> Examples { get; init; }

    /// <summary>Noisy versions of training examples.</summary>
    public required IReadOnlyDictionary<NoiseKind, NoisyVersions<T>> Noisy { get; init; }

    /// <summary>How often exact copies repeat training examples of a row in their split, from a level on.</summary>
    public required IReadOnlyDictionary<long, (double NoisyFrom, int Factor)> Repeated { get; init; }

    /// <summary>Changed copies of training examples from a level on, by row and variant.</summary>
    public required IReadOnlyDictionary<(long Row, int Variant), CopiedExample<T>> Copied { get; init; }

    /// <summary>Kinds of noise that change nothing.</summary>
    public IReadOnlyList<NoiseKind> Silent =>
        [.. Noisy.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key)];

    /// <summary>The examples of one split as a run sees them; noise changes only the training split.</summary>
    public TaskExampleSet<T> Select(Split split, RunKey run, Func<T, int> length, Func<T, ContentHash> hash)
    {
        var noisy = run.Noise is { } kind and not NoiseKind.DuplicateInjection && split == Split.Train
            ? Noisy[kind]
            : null;
        var examples = Examples.Where(example => example.Split == split).ToList();
        var versions = examples.ConvertAll(example => Version(noisy, example, run.Level));
        var copies = split == Split.Train && run.Noise == NoiseKind.DuplicateInjection
            ? Copies(examples, run.Level)
            : [];
        string[] labels = [.. examples.Select((example, i) => versions[i]?.Label ?? example.Label)];
        return new()
        {
            Ids = [.. examples.Select(example => example.Id)],
            Inputs =
            [
                .. examples.Select((example, i) => versions[i]?.Input ?? example.Input),
                .. copies.Select(copy => copy.Input),
            ],
            Labels = [.. labels, .. copies.Select(copy => copy.Label)],
            LengthOf = length,
            HashOf = hash,
            Described = new()
            {
                Split = split,
                Rows = [.. examples.Select(example => example.Row)],
                GivenLabels = labels,
                Noisy = [.. versions.Select(version => version is not null)],
            },
        };
    }

    private List<(string Label, T Input)> Copies(List<EncodedExample<T>> examples, double level) =>
        [.. examples.SelectMany(example => Copies(example, level))];

    private IEnumerable<(string Label, T Input)> Copies(EncodedExample<T> example, double level) =>
        Copied.TryGetValue((example.Row, example.Variant), out var copied)
            ? copied.NoisyFrom <= level + LevelTolerance ? copied.Copies : []
        : Repeated.TryGetValue(example.Row, out var repeated) && repeated.NoisyFrom <= level + LevelTolerance
            ? Enumerable.Repeat((example.Label, example.Input), repeated.Factor - 1)
        : [];

    private static EncodedVersion<T>? Version(NoisyVersions<T>? noisy, EncodedExample<T> example, double level) =>
        noisy?.Find(example) is { } version && version.NoisyFrom <= level + LevelTolerance ? version : null;
}
