using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.Tokens;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tasks.Texts;

/// <summary>Methods with documentation: to be written (code-to-text), or to be recognised (code-search).</summary>
internal sealed record TextData(TrainOptions Options, TaskData<TextInput> Data, TextVocabulary Vocabulary) : ITaskData
{
    /// <inheritdoc/>
    public long Read => Data.Read;

    /// <inheritdoc/>
    public long Kept => Data.Read - Data.Drops.Count;

    /// <inheritdoc/>
    public long PerEpoch => Data.PerEpoch;

    /// <inheritdoc/>
    public IReadOnlyList<Drop> Drops => Data.Drops;

    /// <inheritdoc/>
    public string? Refusal
    {
        get
        {
            var labels = Data.Examples.Where(example => example.Split == Split.Train).Select(example => example.Label);
            return !labels.Any() ? "no-training-examples"
                : labels.Distinct(StringComparer.Ordinal).Take(2).Count() < 2 ? "single-label"
                : null;
        }
    }

    /// <inheritdoc/>
    public bool HasLabelFilter => false;

    /// <inheritdoc/>
    public IReadOnlyList<NoiseKind> Silent => Data.Silent;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClosedLabels => IsSearch ? PairLabels.All : [];

    /// <inheritdoc/>
    public ContentHash VocabularyHash => Vocabulary.Hash();

    /// <inheritdoc/>
    public long Parameters => IsSearch
        ? CodeSearchLearner.CountParameters(Options, Vocabulary)
        : CodeToTextLearner.CountParameters(Options, Vocabulary);

    private bool IsSearch => Options.Task == TaskKind.CodeSearch;

    /// <summary>Reads the data of an entry.</summary>
    public static TextData Of(TrainOptions options, IReadOnlyList<NoiseKind> noise, ITrainingSource source)
    {
        var encoder = new TextEncoder(options);
        var data = new TaskExampleReader<TextInput>(options, noise, source, encoder).Read();
        return new(options, data, encoder.Vocabulary);
    }

    /// <inheritdoc/>
    public ExampleSet Select(Split split, RunKey run) =>
        Data.Select(split, run, input => input.Length, input => input.Hash());

    /// <inheritdoc/>
    public IReadOnlyList<EquivalentSet> Equivalents(ExampleSet set) =>
        [.. Data.Equivalents((TaskExampleSet<TextInput>)set)
            .Select(found => new EquivalentSet(found.Edit, found.Edited, found.Originals))];

    /// <inheritdoc/>
    public ILearner CreateLearner(Device device, ulong seed) => IsSearch
        ? new CodeSearchLearner(Options, Vocabulary, device, seed)
        : new CodeToTextLearner(Options, Vocabulary, device, seed);

    /// <inheritdoc/>
    public void SaveVocabularies(string folder) => Vocabulary.Save(folder);

    /// <inheritdoc/>
    public double Score(RunExamples examples, EpochTrace trace) => Enumerable.Range(0, examples.Rows.Length)
        .Average(i => trace.Prediction(i, ClosedLabels) == examples.GivenLabels[i] ? 1.0 : 0.0);

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Facts() =>
    [
        ("byte pairs", Vocabulary.Tokenizer.Count),
        ("training examples", Data.Examples.Count(example => example.Split == Split.Train)),
        ("evaluation examples", Data.Examples.Count(example => example.Split != Split.Train)),
    ];

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> VocabularyFacts() =>
        from split in Data.Examples.GroupBy(example => example.Split).OrderBy(split => split.Key)
        select (
            $"{KebabCase.Of(split.Key)} code of more than maxTokens, share",
            split.Average(example => example.Input.Code.Length >= Options.MaxTokens ? 1.0 : 0.0));
}
