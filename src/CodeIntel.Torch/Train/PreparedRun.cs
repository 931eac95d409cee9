using System.Text.Json;
using CodeIntel.Examples;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>A run with its examples, ready to be trained.</summary>
internal sealed class PreparedRun
{
    /// <summary>Part of every run's fingerprint; goes up when the same inputs give other numbers.</summary>
    private const int Version = 3;

    private readonly Dictionary<Split, IReadOnlyList<EquivalentSet>> _equivalents;
    private readonly string _options;
    private readonly string _vocabularies;

    /// <summary>Selects what the run sees.</summary>
    public PreparedRun(RunKey key, ITaskData data, Device device, string runsFolder)
    {
        (Key, Data, Device) = (key, data, device);
        Folder = Path.Combine(runsFolder, key.ToString());
        Sets = [.. Enum.GetValues<Split>().Select(split => data.Select(split, key))];
        _equivalents = Sets.ToDictionary(
            set => set.Described.Split,
            set => set.Described.Split == Split.Train ? [] : data.Equivalents(set));
        GeneratorSeed = SeededRandom.For("run", (ulong)key.Seed).NextUInt64();
        _options = JsonSerializer.Serialize(data.Options with { Seeds = [key.Seed] });
        _vocabularies = data.VocabularyHash.ToString();
        Fingerprint = ContentHash.OfParts(
            $"train {Version}",
            key.ToString(),
            _options,
            device.ToString(),
            _vocabularies,
            HashExamples()).ToString();
    }

    public RunKey Key { get; }

    public ITaskData Data { get; }

    public Device Device { get; }

    /// <summary>Where checkpoints and events are written.</summary>
    public string Folder { get; }

    /// <summary>Hash of everything that the result depends on.</summary>
    public string Fingerprint { get; }

    /// <summary>Seed of initial weights, shuffling and dropout: the same for all noise levels of a seed.</summary>
    public ulong GeneratorSeed { get; }

    /// <summary>Train, validation and test.</summary>
    public IReadOnlyList<ExampleSet> Sets { get; }

    public ExampleSet Training => Sets[0];

    /// <summary>The splits that have examples and are not learnt from.</summary>
    public IEnumerable<ExampleSet> Evaluated => Sets.Skip(1).Where(set => set.Count > 0);

    /// <summary>Examples that one epoch reads.</summary>
    public long ExamplesPerEpoch => Sets.Sum(set => (long)set.CountWithCopies)
        + Sets.SelectMany(Equivalents).Sum(equivalents => (long)equivalents.Originals.Length);

    /// <summary>Examples of an evaluated set after semantics-preserving edits.</summary>
    public IReadOnlyList<EquivalentSet> Equivalents(ExampleSet set) => _equivalents[set.Described.Split];

    /// <summary>The run as it is stored.</summary>
    public TrainingRun Describe() => new()
    {
        Key = Key,
        Fingerprint = Fingerprint,
        Options = _options,
        Device = Device.ToString(),
        Threads = Data.Options.Threads,
        Epochs = Data.Options.Epochs,
        Parameters = Data.Parameters,
        Labels = Data.ClosedLabels,
        Examples = [.. Sets.Select(set => set.Described)],
    };

    /// <summary>A new model with the run's initial weights, the same ones on every device.</summary>
    public ILearner CreateLearner() => Data.CreateLearner(Device, GeneratorSeed);

    private string HashExamples() => ContentHash.OfParts(
    [
        .. Sets.Concat(_equivalents.Values.SelectMany(sets => sets).Select(equivalents => equivalents.Edited))
            .SelectMany(set => set.Parts()),
    ]).ToString();

    /// <summary>What a checkpoint after an epoch says of the run.</summary>
    public CheckpointState State(int epoch, long steps) => new()
    {
        Format = CheckpointState.CurrentFormat,
        Run = Key.ToString(),
        Fingerprint = Fingerprint,
        Epoch = epoch,
        Step = steps,
        GeneratorSeed = GeneratorSeed,
        Vocabularies = _vocabularies,
        Options = _options,
        Files = [],
    };
}
