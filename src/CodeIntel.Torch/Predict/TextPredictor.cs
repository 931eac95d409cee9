using CodeIntel.Examples;
using CodeIntel.Torch.Tasks.Texts;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Predict;

/// <summary>Writes summaries of methods, or tells how well a query fits them.</summary>
internal sealed class TextPredictor(TextEncoder encoder, ILearner learner, string? query) : IUnitPredictor
{
    /// <inheritdoc/>
    public ILearner Learner => learner;

    /// <inheritdoc/>
    public IEnumerable<UnitPrediction> Predict(IReadOnlyList<UnitToPredict> units, int top)
    {
        var words = query?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var inputs = units.Select(unit => encoder.Encode(unit.Input! with { Words = words })).ToArray();
        var answers = learner switch
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
