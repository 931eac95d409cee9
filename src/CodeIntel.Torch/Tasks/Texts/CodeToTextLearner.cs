using System.Runtime.InteropServices;
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
/// Learns to write documentation summaries. Loss and probabilities of an example are means over its tokens (the latter
/// geometric): a summary's own probability would be too small to compare. Its prediction is decoded greedily from the
/// encoding of the same pass.
/// </summary>
internal sealed class CodeToTextLearner : ILearner
{
    private readonly TrainOptions _options;
    private readonly TextVocabulary _vocabulary;
    private readonly ulong _seed;
    private readonly Device _device;
    private readonly CodeToText _model;
    private readonly int _width;
    private readonly Dictionary<ExampleSet, int[][]> _summaries = new(ReferenceEqualityComparer.Instance);

    private Dropout? _dropout;

    /// <summary>A model with the initial weights of a seed, or of a folder with a new decoder.</summary>
    public CodeToTextLearner(TrainOptions options, TextVocabulary vocabulary, Device device, ulong seed)
    {
        (_options, _vocabulary, _seed, _device) = (options, vocabulary, seed, device);
        random.manual_seed((long)(seed >> 1));
        var sizes = CodeBertShape.Sizes(options, vocabulary);
        _width = sizes.Width;
        _model = new(sizes, DecoderSizes(options, _width));
        CodeBertShape.ReadInto(_model.Encoder, options);
        _model.to(device);
        Parameters = [.. _model.named_parameters().Select(parameter => (parameter.name, parameter.parameter))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Parameter Value)> Parameters { get; }

    /// <summary>Learnt numbers of the model that options ask for.</summary>
    public static long CountParameters(TrainOptions options, TextVocabulary vocabulary)
    {
        var encoder = CodeBertShape.Sizes(options, vocabulary);
        return encoder.Parameters + DecoderSizes(options, encoder.Width).Parameters(encoder);
    }

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
        var inputs = ((TaskExampleSet<TextInput>)set).Inputs;
        var code = TextSequences.Batch(
            Array.ConvertAll(chosen, example => TextSequences.Single(inputs[example].Code, _options.MaxTokens)),
            _device);
        var all = Summaries(set);
        var summaries = TextSequences.Batch(Array.ConvertAll(chosen, example => all[example]), _device); // (B, L)
        var memory = _model.Encode(code, _dropout);
        var logits = _model.TokenLogits(memory, summaries, _dropout); // (B, L, V)
        var losses = CodeToText.Losses(logits, summaries); // (B)
        recorder.Record(chosen, Outcomes(memory, logits, summaries, losses, chosen, all));
        using var tokens = ((float)chosen.Sum(example => all[example].Length - 1)).ToScalar(); // held until the end
        return losses.sum().div(tokens);
    }

    /// <inheritdoc/>
    public IReadOnlyList<QueryRank> Rank(ExampleSet test, CancellationToken cancellationToken) => [];

    /// <summary>The most probable summaries of methods, best first, with probabilities per token.</summary>
    public (string Text, double Probability)[][] Predict(IReadOnlyList<TextInput> inputs, int width)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var code = TextSequences.Batch(
            [.. inputs.Select(input => TextSequences.Single(input.Code, _options.MaxTokens))], _device);
        return [.. _model.Beam(_model.Encode(code), width, _options.MaxLength).Select(texts => texts
            .Select(text => (
                _vocabulary.Tokenizer.Decode(text.Tokens).Trim(),
                Math.Exp(text.Score / (text.Tokens.Count + 1))))
            .ToArray())];
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private static CodeToTextSizes DecoderSizes(TrainOptions options, int width) =>
        options.Pretrained is null ? new(options.DecoderLayers, 4 * width) : new(options.DecoderLayers);

    private ExampleOutcome[] Outcomes(
        CodeMemory memory, Tensor logits, Tensor summaries, Tensor losses, int[] chosen, int[][] all)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var length = summaries.shape[1] - 1;
        var margins = SequenceMargins.Of(
            logits.narrow(1, 0, length), summaries.narrow(1, 1, length), CodeBert.PadId); // (B)
        var numbers = stack([losses.detach(), margins]).cpu(); // (2, B)
        var values = MemoryMarshal.Cast<byte, float>(numbers.bytes);
        var texts = _model.Beam(memory, 1, _options.MaxLength);
        var outcomes = new ExampleOutcome[chosen.Length];
        for (var b = 0; b < outcomes.Length; b++)
        {
            var loss = values[b] / (all[chosen[b]].Length - 1);
            var best = texts[b][0];
            outcomes[b] = new(
                loss,
                MathF.Exp(-loss),
                (float)Math.Exp(best.Score / (best.Tokens.Count + 1)),
                values[outcomes.Length + b],
                _vocabulary.Tokenizer.Decode(best.Tokens).Trim());
        }

        return outcomes;
    }

    private int[][] Summaries(ExampleSet set)
    {
        if (!_summaries.TryGetValue(set, out var summaries))
        {
            summaries = Array.ConvertAll(
                ((TaskExampleSet<TextInput>)set).Labels,
                label => TextSequences.Single(_vocabulary.Tokenizer.Encode(label), _options.MaxLength));
            _summaries.Add(set, summaries);
        }

        return summaries;
    }
}
