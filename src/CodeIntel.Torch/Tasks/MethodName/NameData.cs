using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>Methods with path contexts and names; all runs of an entry share the vocabularies.</summary>
internal sealed record NameData : ITaskData
{
    /// <summary>Levels are written as decimal fractions; this much is rounding.</summary>
    private const double LevelTolerance = 1e-9;

    /// <summary>The entry of the train list.</summary>
    public required TrainOptions Options { get; init; }

    /// <summary>Units read.</summary>
    public required long Read { get; init; }

    /// <summary>Units that are no examples.</summary>
    public required IReadOnlyList<Drop> Drops { get; init; }

    /// <summary>Terminals that the model knows.</summary>
    public required Vocabulary Terminals { get; init; }

    /// <summary>Paths that the model knows.</summary>
    public required Vocabulary Paths { get; init; }

    /// <summary>Labels that the model can predict.</summary>
    public required LabelVocabulary Labels { get; init; }

    /// <summary>Clean examples of all splits, ascending by row.</summary>
    public required IReadOnlyList<NameExample> Examples { get; init; }

    /// <summary>Noisy versions of training examples, by row.</summary>
    public required IReadOnlyDictionary<NoiseKind, IReadOnlyDictionary<long, NoisyVersion>> Noisy { get; init; }

    /// <summary>Contexts of evaluation examples after an edit, by row.</summary>
    public required IReadOnlyDictionary<EquivalentEdit, IReadOnlyDictionary<long, int[]>> Edited { get; init; }

    /// <summary>Repeated training examples, by row.</summary>
    public IReadOnlyDictionary<long, Injection> Injected { get; init; } = new Dictionary<long, Injection>();

    /// <inheritdoc/>
    public long Kept => Examples.Count;

    /// <inheritdoc/>
    public long PerEpoch => Examples.Count + Edited.Values.Sum(edited => (long)edited.Count);

    /// <inheritdoc/>
    public string? Refusal =>
        Examples.All(example => example.Split != Split.Train) ? "no-training-examples"
        : Labels.Texts.Count < 2 ? "single-label"
        : null;

    /// <inheritdoc/>
    public bool HasLabelFilter => !new LabelFilter(Options.Labels).KeepsAll;

    /// <inheritdoc/>
    public ContentHash VocabularyHash => Vocabularies.Hash();

    /// <inheritdoc/>
    public long Parameters => Options.Model == ModelKind.Code2seq
        ? new NameSubtokens(Vocabularies).Sizes(Options.Width).Parameters
        : Vocabularies.Sizes(Options).Parameters;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClosedLabels => Options.Model == ModelKind.Code2seq ? [] : Labels.Texts;

    /// <inheritdoc/>
    public IReadOnlyList<NoiseKind> Silent =>
        [.. Noisy.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key)];

    private NameVocabularies Vocabularies => new(Terminals.Texts, Paths.Texts, Labels.Texts);

    /// <inheritdoc/>
    public void SaveVocabularies(string folder) => Vocabularies.Save(folder);

    /// <inheritdoc/>
    public IReadOnlyList<EquivalentSet> Equivalents(ExampleSet set) =>
        [.. Edited.OrderBy(pair => pair.Key).Select(pair => Equivalent(pair.Key, pair.Value, (NameExampleSet)set))
            .Where(equivalents => equivalents.Originals.Length > 0)];

    /// <inheritdoc/>
    public ILearner CreateLearner(Device device, ulong seed) =>
        Vocabularies.CreateLearner(Options, device, seed);

    /// <inheritdoc/>
    public double Score(RunExamples examples, EpochTrace trace)
    {
        var score = new SubtokenScore();
        for (var i = 0; i < examples.Rows.Length; i++)
        {
            score.Add(examples.GivenLabels[i], trace.Prediction(i, Labels.Texts));
        }

        return score.F1;
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Facts() =>
    [
        ("terminals", Terminals.Texts.Count),
        ("paths", Paths.Texts.Count),
        ("labels", Labels.Texts.Count),
        ("training examples", Examples.Count(example => example.Split == Split.Train)),
        ("evaluation examples", Examples.Count(example => example.Split != Split.Train)),
        ("evaluation examples of unknown label", Examples.Count(
            example => example.Split != Split.Train && Labels[example.Label] == LabelVocabulary.None)),
    ];

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> VocabularyFacts() => MethodName.VocabularyFacts.Of(this);

    /// <inheritdoc/>
    public ExampleSet Select(Split split, RunKey run) => SelectNames(split, run);

    /// <summary>The examples of one split as a run sees them; noise changes only the training split.</summary>
    private static EquivalentSet Equivalent(
        EquivalentEdit edit, IReadOnlyDictionary<long, int[]> edited, NameExampleSet set)
    {
        int[] originals = [.. Enumerable.Range(0, set.Count)
            .Where(example => edited.ContainsKey(set.Described.Rows[example]))];
        T[] Pick<T>(T[] values) => Array.ConvertAll(originals, example => values[example]);
        return new(
            edit,
            new NameExampleSet
            {
                Ids = Pick(set.Ids),
                Contexts = Array.ConvertAll(originals, example => edited[set.Described.Rows[example]]),
                Labels = Pick(set.Labels),
                Described = new()
                {
                    Split = set.Described.Split,
                    Rows = Pick(set.Described.Rows),
                    GivenLabels = Pick(set.Described.GivenLabels),
                    Noisy = Pick(set.Described.Noisy),
                },
            },
            originals);
    }

    private NameExampleSet SelectNames(Split split, RunKey run)
    {
        var noisy = run.Noise is { } kind and not NoiseKind.DuplicateInjection && split == Split.Train
            ? Noisy[kind]
            : null;
        var examples = Examples.Where(example => example.Split == split).ToList();
        var versions = examples.ConvertAll(example => Version(noisy, example.Row, run.Level));
        var labels = examples.Select((example, i) => versions[i]?.Label ?? example.Label).ToArray();
        var copies = split == Split.Train && run.Noise == NoiseKind.DuplicateInjection
            ? Copies(examples, run.Level)
            : [];
        return new NameExampleSet
        {
            Ids = [.. examples.Select(example => example.Id)],
            Contexts =
            [
                .. examples.Select((example, i) => versions[i]?.Contexts ?? example.Contexts),
                .. copies.Select(copy => copy.Contexts),
            ],
            Labels = [.. labels.Select(label => Labels[label]), .. copies.Select(copy => Labels[copy.Label])],
            Described = new RunExamples
            {
                Split = split,
                Rows = [.. examples.Select(example => example.Row)],
                GivenLabels = labels,
                Noisy = [.. versions.Select(version => version is not null)],
            },
        };
    }

    private List<(int[] Contexts, string Label)> Copies(List<NameExample> examples, double level) =>
    [
        .. from example in examples
           where Injected.ContainsKey(example.Row)
           let injection = Injected[example.Row]
           where injection.NoisyFrom <= level + LevelTolerance
           from copy in injection.Copies
           select (copy, example.Label),
    ];

    private static NoisyVersion? Version(IReadOnlyDictionary<long, NoisyVersion>? noisy, long row, double level) =>
        noisy is not null && noisy.TryGetValue(row, out var version) && version.NoisyFrom <= level + LevelTolerance
            ? version
            : null;
}
