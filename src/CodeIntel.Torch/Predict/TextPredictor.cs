using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.Texts;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Predict;

/// <summary>Writes summaries of methods, or tells how well a query fits them.</summary>
internal sealed class TextPredictor(
    TrainOptions options, TextVocabulary vocabulary, Device device, ulong seed, string? query) : IUnitPredictor
{
    private readonly TextEncoder _encoder = new(options, vocabulary);
    private readonly ILearner _learner = options.Task == TaskKind.CodeSearch
        ? new CodeSearchLearner(options, vocabulary, device, seed)
        : new CodeToTextLearner(options, vocabulary, device, seed);

    /// <inheritdoc/>
    public ILearner Learner => _learner;

    /// <inheritdoc/>
    public void Dispose() => _learner.Dispose();

    /// <inheritdoc/>
    public IEnumerable<UnitPrediction> Predict(IReadOnlyList<UnitToPredict> units, int top)
    {
        var words = query?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var inputs = units.Select(unit => _encoder.Encode(unit.Input! with { Words = words })).ToArray();
        var answers = _learner switch
        {
            CodeToTextLearner writer => writer.Predict(inputs, top).Select(texts =>
                texts.Select(text => new PredictedText(text.Text, text.Probability)).ToArray()),
            CodeSearchLearner search => search.Predict(inputs).Select(match => new PredictedText[]
            {
                new(PairLabels.Match, match), new(PairLabels.Mismatch, 1 - match),
            }.OrderByDescending(answer => answer.Probability).ToArray()),
            _ => throw new ArgumentException("Not a model of texts.", nameof(units)),
        };
        return units.Zip(answers, (unit, texts) =>
            new UnitPrediction { Name = unit.Name, Line = unit.Line, Answers = texts });
    }
}
