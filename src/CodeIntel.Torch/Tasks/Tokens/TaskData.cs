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

    /// <summary>Evaluation examples after each edit.</summary>
    public required IReadOnlyDictionary<EquivalentEdit, EditedExamples<T>> Edited { get; init; }

    /// <summary>What one epoch reads, without copies.</summary>
    public long PerEpoch => Examples.Count + Edited.Values.Sum(edited => (long)edited.Count);

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
            Variants = [.. examples.Select(example => example.Variant)],
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

    /// <summary>Examples of an evaluated set after each edit, with those that they were made of.</summary>
    public IReadOnlyList<TaskEquivalents<T>> Equivalents(TaskExampleSet<T> set) =>
        [.. Edited.OrderBy(pair => pair.Key).Select(pair => Equivalent(pair.Key, pair.Value, set))
            .Where(equivalents => equivalents.Originals.Length > 0)];

    private static TaskEquivalents<T> Equivalent(
        EquivalentEdit edit, EditedExamples<T> edited, TaskExampleSet<T> set)
    {
        EditedExample<T>? Find(int example) => edited.Find(set.Described.Rows[example], set.Variants[example]);
        int[] originals = [.. Enumerable.Range(0, set.Count).Where(example => Find(example) is not null)];
        var found = Array.ConvertAll(originals, example => Find(example)!);
        var labels = Array.ConvertAll(found, example => example.Label);
        return new(
            edit,
            set with
            {
                Ids = Array.ConvertAll(originals, example => set.Ids[example]),
                Variants = Array.ConvertAll(originals, example => set.Variants[example]),
                Inputs = Array.ConvertAll(found, example => example.Input),
                Labels = labels,
                Described = set.Described with
                {
                    Rows = Array.ConvertAll(originals, example => set.Described.Rows[example]),
                    GivenLabels = labels,
                    Noisy = new bool[originals.Length],
                },
            },
            originals,
            Array.ConvertAll(found, example => example.Tokens));
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
