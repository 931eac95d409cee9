using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Tasks.Tokens;
using CodeIntel.Torch.Train;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tasks.VariableMisuse;

/// <summary>
/// Learns to point at misused variables and at their repairs. The loss of an example is that of its location plus, with
/// a bug, that of its repair; what is learnt from is the mean of each over the examples that have it.
/// </summary>
internal sealed class MisuseLearner : ILearner
{
    private readonly TrainOptions _options;
    private readonly ulong _seed;
    private readonly TokenGraphBatcher _batches;

    private DropoutMask? _dropout;

    /// <summary>A model with the initial weights of a seed.</summary>
    public MisuseLearner(TrainOptions options, TokenVocabulary vocabulary, Device device, ulong seed)
    {
        (_options, _seed) = (options, seed);
        random.manual_seed((long)(seed >> 1));
        Model = new MisuseModel(Sizes(options, vocabulary));
        Model.to(device);
        _batches = new(Enum.GetValues<EdgeKind>().Length, device);
        Parameters = [.. Model.named_parameters().Select(parameter => (parameter.name, parameter.parameter))];
    }

    /// <summary>The model.</summary>
    public MisuseModel Model { get; }

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Parameter Value)> Parameters { get; }

    /// <summary>The sizes that options ask for.</summary>
    public static MisuseSizes Sizes(TrainOptions options, TokenVocabulary vocabulary)
    {
        var shape = new MisuseShape
        {
            Layers = options.Layers,
            Heads = options.Heads,
            Inner = 4 * options.Width,
            EdgeKinds = 2 * Enum.GetValues<EdgeKind>().Length,
        };
        var stack = options.Blocks.Count > 0 ? string.Join(' ', options.Blocks) : KebabCase.Of(options.Model);
        return new(vocabulary.Texts.Count, options.Width, options.MaxTokens, shape.Stack(stack));
    }

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
        var examples = (TaskExampleSet<MisuseInput>)set;
        var batch = _batches.Build(
            Array.ConvertAll(chosen, example => Example(examples.Inputs[example], examples.Labels[example])), _dropout);
        var logits = Model.forward(batch); // (B, T) each
        var costs = MisuseLoss.PerExample(logits, batch); // (B) each
        recorder.Record(chosen, Outcomes(MisuseLoss.Read(logits, costs, batch)));
        return MisuseLoss.Mean(costs, batch);
    }

    /// <inheritdoc/>
    public IReadOnlyList<QueryRank> Rank(ExampleSet test, CancellationToken cancellationToken) => [];

    /// <summary>
    /// Probabilities of each position (0: no bug) to be the misused variable, and to name the right one.
    /// </summary>
    public (float[] Locations, float[] Repairs)[] Predict(IReadOnlyList<MisuseInput> inputs)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var none = MisuseLabel.None.ToString();
        var batch = _batches.Build([.. inputs.Select(input => Example(input, none))]);
        var (location, repair) = Model.forward(batch); // (B, T) each
        var (locations, repairs) = (Rows(location.softmax(1)), Rows(repair.softmax(1)));
        return [.. inputs.Select((input, b) => (
            locations[b][..input.Subtokens.Length],
            repairs[b][..input.Subtokens.Length]))];
    }

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();

    private static float[][] Rows(Tensor values)
    {
        using var plain = values.cpu().contiguous();
        return [.. plain.data<float>().ToArray().Chunk((int)values.shape[1])];
    }

    /// <summary>An example as batches are made of it.</summary>
    internal static TokenGraphExample Example(MisuseInput input, string label)
    {
        var (location, targets) = MisuseLabel.Parse(label);
        return new(
            input.Subtokens,
            Array.ConvertAll(input.EdgeKinds, kind => (int)kind),
            Array.ConvertAll(input.EdgeFrom, position => (int)position),
            Array.ConvertAll(input.EdgeTo, position => (int)position),
            Array.ConvertAll(input.Candidates, position => (int)position),
            location,
            [.. targets]);
    }

    private static ExampleOutcome[] Outcomes(MisuseReading reading) =>
        [.. reading.Losses.Select((loss, b) => new ExampleOutcome(
            loss,
            reading.GivenProbabilities[b] * Repaired(reading.TargetProbabilities[b]),
            reading.PredictionProbabilities[b],
            reading.Margins[b],
            Prediction(reading.Locations[b], reading.Repairs[b])))];

    /// <summary>Without a bug there is nothing to repair.</summary>
    private static float Repaired(float probability) => float.IsNaN(probability) ? 1 : probability;

    /// <summary>A repair is part of the prediction also where no bug is predicted: it is scored by itself.</summary>
    private static string Prediction(int location, int repair) =>
        string.Create(CultureInfo.InvariantCulture, $"{location}>{repair}");
}
