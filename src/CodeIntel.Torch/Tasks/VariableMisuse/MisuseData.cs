using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.Tokens;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tasks.VariableMisuse;

/// <summary>Methods in which a variable may have been replaced by another one, each with its twin.</summary>
internal sealed record MisuseData(TrainOptions Options, TaskData<MisuseInput> Data, TokenVocabulary Vocabulary)
    : ITaskData
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
    public string? Refusal =>
        Data.Examples.All(example => example.Split != Split.Train) ? "no-training-examples" : null;

    /// <inheritdoc/>
    public bool HasLabelFilter => false;

    /// <inheritdoc/>
    public IReadOnlyList<NoiseKind> Silent => Data.Silent;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClosedLabels => [];

    /// <inheritdoc/>
    public ContentHash VocabularyHash => Vocabulary.Hash();

    /// <inheritdoc/>
    public long Parameters => MisuseLearner.Sizes(Options, Vocabulary).Parameters;

    /// <summary>Reads the data of an entry.</summary>
    public static MisuseData Of(TrainOptions options, IReadOnlyList<NoiseKind> noise, ITrainingSource source)
    {
        var encoder = new MisuseEncoder(options);
        var data = new TaskExampleReader<MisuseInput>(options, noise, source, encoder).Read();
        return new(options, data, encoder.Vocabulary);
    }

    /// <inheritdoc/>
    public ExampleSet Select(Split split, RunKey run) =>
        Data.Select(split, run, input => input.Subtokens.Length, input => input.Hash());

    /// <inheritdoc/>
    public IReadOnlyList<EquivalentSet> Equivalents(ExampleSet set) =>
        [.. Data.Equivalents((TaskExampleSet<MisuseInput>)set)
            .Select(found => new EquivalentSet(found.Edit, found.Edited, found.Originals)
            {
                IsChanged = (example, before, after) =>
                    !found.Tokens[example].AreSame(MisuseLabel.Parse(before), MisuseLabel.Parse(after)),
            })];

    /// <inheritdoc/>
    public ILearner CreateLearner(Device device, ulong seed) => new MisuseLearner(Options, Vocabulary, device, seed);

    /// <inheritdoc/>
    public void SaveVocabularies(string folder) => Vocabulary.Save(folder);

    /// <inheritdoc/>
    public double Score(RunExamples examples, EpochTrace trace)
    {
        var right = 0;
        for (var i = 0; i < examples.Rows.Length; i++)
        {
            var (given, predicted) =
                (MisuseLabel.Parse(examples.GivenLabels[i]), MisuseLabel.Parse(trace.Prediction(i, [])));
            right += given.Location == predicted.Location
                && (!given.IsBug || given.Targets.Contains(predicted.Targets[0])) ? 1 : 0;
        }

        return (double)right / examples.Rows.Length;
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Facts() =>
    [
        ("subtokens", Vocabulary.Texts.Count),
        ("training examples", Data.Examples.Count(example => example.Split == Split.Train)),
        ("evaluation examples", Data.Examples.Count(example => example.Split != Split.Train)),
    ];

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> VocabularyFacts() =>
        from split in Data.Examples.GroupBy(example => example.Split).OrderBy(split => split.Key)
        let subtokens = split.SelectMany(example => example.Input.Subtokens).SelectMany(token => token)
        select (
            $"{KebabCase.Of(split.Key)} subtokens unknown, share",
            subtokens.Average(subtoken => subtoken == TokenVocabulary.UnknownId ? 1.0 : 0.0));
}
