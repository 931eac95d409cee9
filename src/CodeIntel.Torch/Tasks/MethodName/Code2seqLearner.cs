using System.Runtime.InteropServices;
using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>
/// Learns names with code2seq: composes them subtoken by subtoken. The loss of an example is summed over its subtokens;
/// its prediction is decoded greedily from the contexts of the same pass.
/// </summary>
internal sealed class Code2seqLearner : ILearner
{
    private readonly TrainOptions _options;
    private readonly NameVocabularies _vocabularies;
    private readonly NameSubtokens _subtokens;
    private readonly ulong _seed;
    private readonly Code2seqBatcher _batches;
    private readonly int _decoder;
    private readonly Dictionary<ExampleSet, int[][]> _targets = new(ReferenceEqualityComparer.Instance);

    private DropoutMask? _ofContexts;
    private DropoutMask? _ofOutputs;

    /// <summary>A model with the initial weights of a seed.</summary>
    public Code2seqLearner(TrainOptions options, NameVocabularies vocabularies, Device device, ulong seed)
    {
        (_options, _vocabularies, _seed) = (options, vocabularies, seed);
        _subtokens = new(vocabularies);
        var sizes = _subtokens.Sizes(options.Width);
        _decoder = sizes.Decoder;
        random.manual_seed((long)(seed >> 1));
        Model = new Code2seq(sizes);
        Model.to(device);
        _batches = new(_subtokens.Tables, device);
        Parameters = [.. Model.named_parameters().Select(parameter => (parameter.name, parameter.parameter))];
    }

    /// <summary>The model.</summary>
    public Code2seq Model { get; }

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Parameter Value)> Parameters { get; }

    private int MaxLength => Math.Min(_options.MaxLength, Code2seqTables.MaxTargets);

    /// <inheritdoc/>
    public void BeginTraining(int epoch)
    {
        _ofContexts = Mask("contexts", epoch);
        _ofOutputs = Mask("outputs", epoch);
        Model.train();
    }

    /// <inheritdoc/>
    public void BeginEvaluation()
    {
        (_ofContexts, _ofOutputs) = (null, null);
        Model.eval();
    }

    /// <inheritdoc/>
    public Tensor Forward(ExampleSet set, int[] chosen, EpochRecorder recorder)
    {
        var batch = _batches.Build(((NameExampleSet)set).Contexts, Targets(set), chosen, _ofContexts, _ofOutputs);
        var memory = Model.Encode(batch);
        var logits = Model.TokenLogits(memory, batch); // (B, L, Y)
        var losses = Code2seq.Losses(logits, batch.Targets); // (B)
        recorder.Record(chosen, Outcomes(memory, logits, batch.Targets, losses));
        return losses.mean();
    }

    /// <inheritdoc/>
    public IReadOnlyList<QueryRank> Rank(ExampleSet test, CancellationToken cancellationToken) => [];

    /// <summary>The most probable names of chosen examples, best first, with attention over their contexts.</summary>
    public (string Name, Hypothesis Hypothesis)[][] Predict(NameExampleSet set, int[] chosen, int width)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var memory = Model.Encode(_batches.Build(set.Contexts, Targets(set), chosen));
        return [.. Model.Beam(memory, width, MaxLength).Select(names =>
            names.Select(name => (_subtokens.Decode(name.Tokens), name)).ToArray())];
    }

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();

    private DropoutMask? Mask(string of, int epoch) => _options.Dropout > 0
        ? new(_options.Dropout, _decoder, SeededRandom.For(of, _seed).NextUInt64(), epoch)
        : null;

    private ExampleOutcome[] Outcomes(Code2seqMemory memory, Tensor logits, Tensor targets, Tensor losses)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var margins = SequenceMargins.Of(logits, targets, Code2seq.PadId); // (B)
        var numbers = stack([losses.detach(), margins]).cpu(); // (2, B)
        var values = MemoryMarshal.Cast<byte, float>(numbers.bytes);
        var names = Model.Beam(memory, 1, MaxLength);
        var outcomes = new ExampleOutcome[names.Length];
        for (var b = 0; b < outcomes.Length; b++)
        {
            var best = names[b][0];
            outcomes[b] = new(
                values[b],
                MathF.Exp(-values[b]),
                (float)Math.Exp(best.Score),
                values[outcomes.Length + b],
                _subtokens.Decode(best.Tokens));
        }

        return outcomes;
    }

    private int[][] Targets(ExampleSet set)
    {
        if (!_targets.TryGetValue(set, out var targets))
        {
            var names = (NameExampleSet)set;
            targets = [.. names.Labels.Select((label, i) => _subtokens.Encode(
                i < set.Count ? set.Described.GivenLabels[i] : _vocabularies.Labels[label]))];
            _targets.Add(set, targets);
        }

        return targets;
    }
}
