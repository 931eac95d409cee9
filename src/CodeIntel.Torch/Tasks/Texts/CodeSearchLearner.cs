using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Tasks.Tokens;
using CodeIntel.Torch.Train;
using TorchSharp;
using static TorchSharp.torch;
using Dropout = CodeIntel.Torch.Models.Dropout;
using Parameter = TorchSharp.Modules.Parameter;

namespace CodeIntel.Torch.Tasks.Texts;

/// <summary>
/// Learns to tell whether documentation belongs to a method. After the last epoch, a sample of the test split's queries
/// is ranked among distractors (Husain 2019: 999).
/// </summary>
internal sealed class CodeSearchLearner : ILearner
{
    private static readonly int _match = PairLabels.All.ToList().IndexOf(PairLabels.Match);

    private readonly TrainOptions _options;
    private readonly ulong _seed;
    private readonly Device _device;
    private readonly PairClassifier _model;
    private readonly int _width;

    private Dropout? _dropout;

    /// <summary>A model with the initial weights of a seed, or of a folder with a new classifier.</summary>
    public CodeSearchLearner(TrainOptions options, TextVocabulary vocabulary, Device device, ulong seed)
    {
        (_options, _seed, _device) = (options, seed, device);
        random.manual_seed((long)(seed >> 1));
        var sizes = CodeBertShape.Sizes(options, vocabulary);
        _width = sizes.Width;
        _model = new(sizes, PairLabels.All.Count);
        CodeBertShape.ReadInto(_model.Encoder, options);
        _model.to(device);
        Parameters = [.. _model.named_parameters().Select(parameter => (parameter.name, parameter.parameter))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Parameter Value)> Parameters { get; }

    /// <summary>Learnt numbers of the model that options ask for.</summary>
    public static long CountParameters(TrainOptions options, TextVocabulary vocabulary) =>
        PairClassifier.Parameters(CodeBertShape.Sizes(options, vocabulary), PairLabels.All.Count);

    /// <inheritdoc/>
    public void BeginTraining(int epoch)
    {
        _dropout = CodeBertShape.Dropout(_options, _width, _seed, epoch);
        _model.train();
    }

    /// <inheritdoc/>
    public void BeginEvaluation()
    {
        _dropout = null;
        _model.eval();
    }

    /// <inheritdoc/>
    public Tensor Forward(ExampleSet set, int[] chosen, EpochRecorder recorder)
    {
        var pairs = (TaskExampleSet<TextInput>)set;
        int[] given = [.. chosen.Select(example => pairs.Labels[example] == PairLabels.Match ? _match : 1 - _match)];
        var labels = tensor([.. given.Select(label => (long)label)], device: _device); // (B)
        var logits = Logits(chosen.Select(example =>
            (pairs.Inputs[example].Words, pairs.Inputs[example].Code))); // (B, 2)
        recorder.Record(chosen, logits, labels, given);
        return nn.functional.cross_entropy(logits, labels);
    }

    /// <inheritdoc/>
    public IReadOnlyList<QueryRank> Rank(ExampleSet test, CancellationToken cancellationToken)
    {
        BeginEvaluation();
        var pairs = (TaskExampleSet<TextInput>)test;
        var queries = Enumerable.Range(0, test.Count)
            .Where(example => pairs.Labels[example] == PairLabels.Match)
            .OrderBy(example => SeededRandom.For("queries", test.Ids[example].Seed(0)).NextUInt64())
            .Take(_options.Distractors == 0 ? 0 : _options.Queries)
            .Order()
            .ToArray();
        return [.. queries.Select(query =>
            new QueryRank(test.Described.Rows[query], Rank(pairs, query, cancellationToken)))];
    }

    /// <summary>Probability of each pair to match.</summary>
    public float[] Predict(IReadOnlyList<TextInput> inputs)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var matches = Logits(inputs.Select(input => (input.Words, input.Code))).softmax(1).select(1, _match); // (B)
        return matches.cpu().contiguous().data<float>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private int Rank(TaskExampleSet<TextInput> pairs, int query, CancellationToken cancellationToken)
    {
        var others = Enumerable.Range(0, pairs.Count).Where(example => example != query).ToArray();
        SeededRandom.For("distractors", pairs.Ids[query].Seed(0)).Shuffle<int>(others);
        var scores = Scores(
            pairs,
            query,
            [query, .. others.Take(_options.Distractors)],
            cancellationToken);
        return 1 + scores.Skip(1).Count(score => score >= scores[0]);
    }

    private List<float> Scores(
        TaskExampleSet<TextInput> pairs, int query, int[] candidates, CancellationToken cancellationToken)
    {
        var scores = new List<float>(candidates.Length);
        using var frozen = no_grad();
        foreach (var chosen in candidates.Chunk(_options.Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var logits = Logits(chosen.Select(example => (pairs.Inputs[query].Words, pairs.Inputs[example].Code)));
            var margin = logits.select(1, _match).sub(logits.select(1, 1 - _match)).cpu(); // (B)
            scores.AddRange(margin.data<float>().ToArray());
        }

        return scores;
    }

    private Tensor Logits(IEnumerable<(int[] Words, int[] Code)> pairs) => _model.forward(
        TextSequences.Batch(
            [.. pairs.Select(pair => TextSequences.Pair(pair.Words, pair.Code, _options.MaxTokens))], _device),
        _dropout);
}
