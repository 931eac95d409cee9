using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Kernels;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>Learns names with code2vec: a choice among the names of the training split.</summary>
internal sealed class Code2vecLearner : ILearner
{
    private readonly TrainOptions _options;
    private readonly NameVocabularies _vocabularies;
    private readonly ulong _seed;
    private readonly Code2vecBatcher _batches;
    private readonly Code2vecKernels? _kernels;

    private DropoutMask? _dropout;

    /// <summary>A model with the initial weights of a seed.</summary>
    public Code2vecLearner(TrainOptions options, NameVocabularies vocabularies, Device device, ulong seed)
    {
        (_options, _vocabularies, _seed) = (options, vocabularies, seed);
        random.manual_seed((long)(seed >> 1));
        Model = new Code2vec(vocabularies.Sizes(options));
        Model.to(device);
        _kernels = options.Kernels == KernelKind.Cpu && device.type == DeviceType.CPU ? new(Model) : null;
        _batches = new(vocabularies.Terminals.Count, vocabularies.Paths.Count, device);
        Parameters = [.. Model.named_parameters().Select(parameter => (parameter.name, parameter.parameter))];
    }

    /// <summary>The model.</summary>
    public Code2vec Model { get; }

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Parameter Value)> Parameters { get; }

    /// <inheritdoc/>
    public void BeginTraining(int epoch)
    {
        _dropout = _options.Dropout > 0 ? new(_options.Dropout, _options.Width, _seed, epoch) : null;
        Model.train();
    }

    /// <inheritdoc/>
    public void BeginEvaluation()
    {
        _dropout = null;
        Model.eval();
    }

    /// <inheritdoc/>
    public Tensor Forward(ExampleSet set, int[] chosen, EpochRecorder recorder)
    {
        var names = (NameExampleSet)set;
        var labels = _batches.Labels(names, chosen); // (B)
        var batch = _batches.Build(names, chosen, _dropout);
        var logits = _kernels is null ? Model.forward(batch) : _kernels.Forward(batch); // (B, Y)
        recorder.Record(chosen, logits, labels, Given(names, chosen));
        return nn.functional.cross_entropy(logits, labels);
    }

    /// <inheritdoc/>
    public void Derive(ExampleSet set, int[] chosen, EpochRecorder recorder)
    {
        if (_kernels is null)
        {
            Forward(set, chosen, recorder).backward();
            return;
        }

        var names = (NameExampleSet)set;
        var labels = _batches.Labels(names, chosen); // (B)
        var scores = _kernels.Derive(_batches.Build(names, chosen, _dropout), labels);
        recorder.Record(chosen, scores, Given(names, chosen));
    }

    /// <inheritdoc/>
    public IReadOnlyList<QueryRank> Rank(ExampleSet test, CancellationToken cancellationToken) => [];

    /// <summary>
    /// The most probable names of chosen examples, best first, and for each example the weights of its contexts.
    /// </summary>
    public (IReadOnlyList<(string Name, double Probability)> Names, float[] Weights)[] Predict(
        NameExampleSet set, int[] chosen, int top)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var (logits, weights) = Model.Explain(_batches.Build(set, chosen)); // (B, Y), (N)
        var (values, indices) = logits.softmax(1).topk(Math.Min(top, (int)logits.shape[1]), 1); // (B, top)
        var (all, probabilities, numbers) = (Read<float>(weights), Read<float>(values), Read<long>(indices));
        var width = probabilities.Length / chosen.Length;
        var first = 0;
        return Array.ConvertAll(chosen, example =>
        {
            var names = Enumerable.Range(Array.IndexOf(chosen, example) * width, width)
                .Select(i => (_vocabularies.Labels[(int)numbers[i]], (double)probabilities[i]))
                .ToArray();
            var own = all.AsSpan(first, set.Length(example)).ToArray();
            first += own.Length;
            return ((IReadOnlyList<(string, double)>)names, own);
        });
    }

    private static int[] Given(NameExampleSet names, int[] chosen) =>
        Array.ConvertAll(chosen, example => names.Labels[example]);

    private static T[] Read<T>(Tensor values)
        where T : unmanaged
    {
        using var plain = values.cpu().contiguous();
        return plain.data<T>().ToArray();
    }

    /// <summary>Code vectors of chosen examples (B, E), on the CPU.</summary>
    public Tensor Encode(NameExampleSet set, int[] chosen) => Model.Encode(_batches.Build(set, chosen)).cpu();

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();
}
