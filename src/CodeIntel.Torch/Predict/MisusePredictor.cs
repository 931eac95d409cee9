using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.Tokens;
using CodeIntel.Torch.Tasks.VariableMisuse;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Predict;

/// <summary>
/// Points at uses of variables that a model takes for wrong, with the variables that it would put there.
/// </summary>
internal sealed class MisusePredictor(
    TrainOptions options, TokenVocabulary vocabulary, Device device, ulong seed) : IUnitPredictor
{
    private readonly MisuseEncoder _encoder = new(options, vocabulary);
    private readonly MisuseLearner _learner = new(options, vocabulary, device, seed);

    /// <inheritdoc/>
    public ILearner Learner => _learner;

    /// <inheritdoc/>
    public void Dispose() => _learner.Dispose();

    /// <inheritdoc/>
    public IEnumerable<UnitPrediction> Predict(IReadOnlyList<UnitToPredict> units, int top)
    {
        var known = units.Where(unit => Refusal(unit) is null).ToArray();
        var answers = known.Length == 0
            ? []
            : _learner.Predict([.. known.Select(unit => _encoder.Encode(unit.Input!))]);
        var next = 0;
        foreach (var unit in units)
        {
            var prediction = new UnitPrediction { Name = unit.Name, Line = unit.Line, Refused = Refusal(unit) };
            yield return prediction.Refused is null ? Answer(prediction, unit, answers[next++], top) : prediction;
        }
    }

    private string? Refusal(UnitToPredict unit) => unit.Input is not { } input ? "its tokens cannot be read"
        : input.Candidates.Count == 0 ? "it uses no variable"
        : input.Tokens.Count >= options.MaxTokens ? $"it has more tokens than the model's {options.MaxTokens - 1}"
        : null;

    private static UnitPrediction Answer(
        UnitPrediction prediction, UnitToPredict unit, (float[] Locations, float[] Repairs) answer, int top)
    {
        var location = Array.IndexOf(answer.Locations, answer.Locations.Max());
        return prediction with
        {
            NoBug = answer.Locations[0],
            Misuse = location == 0 ? null : new(
                unit.TokenLines[location - 1],
                location,
                unit.Input!.Tokens[location - 1],
                answer.Locations[location],
                Repairs(unit.Input, answer.Repairs, top)),
        };
    }

    /// <summary>A variable's probability is that of all places where it is named.</summary>
    private static List<PredictedText> Repairs(TaskInput input, float[] repairs, int top) =>
        [.. input.Candidates
            .GroupBy(candidate => input.Tokens[candidate], candidate => (double)repairs[candidate + 1])
            .Select(name => new PredictedText(name.Key, name.Sum()))
            .OrderByDescending(name => name.Probability)
            .ThenBy(name => name.Text, StringComparer.Ordinal)
            .Take(top)];
}
