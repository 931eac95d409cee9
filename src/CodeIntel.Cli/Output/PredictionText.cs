using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeIntel.Examples;
using CodeIntel.Torch.Predict;

namespace CodeIntel.Cli.Output;

/// <summary>Predictions as text and as JSON.</summary>
internal static class PredictionText
{
    private const int ShownContexts = 3;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One document: the run, its task, and one entry per unit.</summary>
    public static string ToJson(TrainedModel model, IReadOnlyList<UnitPrediction> predictions) =>
        JsonSerializer.Serialize(
            new
            {
                model.Run,
                Task = KebabCase.Of(model.Options.Task),
                Model = KebabCase.Of(model.Options.Model),
                Units = predictions,
            },
            _json);

    /// <summary>A paragraph per unit.</summary>
    public static string ToText(TrainedModel model, IReadOnlyList<UnitPrediction> predictions)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{model.Run}: {predictions.Count} units\n");
        foreach (var prediction in predictions)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{prediction.Name} (line {prediction.Line})\n");
            Write(text, prediction);
        }

        return PrintableText.Of(text.ToString().TrimEnd('\n'));
    }

    private static void Write(StringBuilder text, UnitPrediction prediction)
    {
        if (prediction.Refused is { } reason)
        {
            text.Append(CultureInfo.InvariantCulture, $"  nothing to say: {reason}\n");
        }

        if (prediction.NoBug is { } clean)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {clean:P1} no misused variable\n");
        }

        if (prediction.Misuse is { } misuse)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {misuse.Probability:P1} '{misuse.Used}' in line {misuse.Line} (token {misuse.Token}); instead:\n");
            WriteAnswers(text, misuse.Repairs, "    ");
        }

        WriteAnswers(text, prediction.Answers, "  ");
        foreach (var (context, weight) in prediction.Attention.Take(ShownContexts))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"    attention {weight:P1}: {context.Start} {context.Path} {context.End}\n");
        }
    }

    private static void WriteAnswers(StringBuilder text, IReadOnlyList<PredictedText> answers, string indentation)
    {
        foreach (var (answer, probability) in answers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indentation}{probability,7:P1} {answer}\n");
        }
    }
}
