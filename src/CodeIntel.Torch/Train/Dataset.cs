using System.Globalization;
using System.Runtime.InteropServices;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Torch.Train;

/// <summary>What one entry of the train list learns from; all its runs share the vocabularies.</summary>
internal sealed record Dataset
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
    public required IReadOnlyList<DatasetExample> Examples { get; init; }

    /// <summary>Noisy versions of training examples, by row.</summary>
    public required IReadOnlyDictionary<NoiseKind, IReadOnlyDictionary<long, NoisyVersion>> Noisy { get; init; }

    /// <summary>Repeated training examples, by row.</summary>
    public IReadOnlyDictionary<long, Injection> Injected { get; init; } = new Dictionary<long, Injection>();

    /// <summary>The reason why no run can be trained on this, or null.</summary>
    public string? Refusal =>
        Examples.All(example => example.Split != Split.Train) ? "no-training-examples"
        : Labels.Texts.Count < 2 ? "single-label"
        : null;

    /// <summary>The examples of one split as a run sees them; noise changes only the training split.</summary>
    public ExampleSet Select(Split split, RunKey run)
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
        return new ExampleSet
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

    /// <summary>Hash of the vocabularies, in order.</summary>
    public ContentHash HashVocabularies() =>
        ContentHash.OfParts([.. Terminals.Texts, "\n", .. Paths.Texts, "\n", .. Labels.Texts]);

    /// <summary>Hash of every label and context of some examples, in order.</summary>
    public static ContentHash Hash(IEnumerable<ExampleSet> sets) =>
        ContentHash.OfParts([.. sets.SelectMany(set => set.Contexts.Select((contexts, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(i < set.Count ? $"{set.Described.Rows[i]} {set.Ids[i]}" : "copy")} {set.Labels[i]} "
            + $"{ContentHash.Of(MemoryMarshal.AsBytes<int>(contexts))}")))]);

    private List<(int[] Contexts, string Label)> Copies(List<DatasetExample> examples, double level) =>
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
