using System.Runtime.InteropServices;
using CodeIntel.Examples;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>Gathers what the model says of every example of one split during one epoch.</summary>
internal sealed class EpochRecorder(ExampleSet set, int epoch)
{
    private readonly EpochTrace _trace = new()
    {
        Epoch = epoch,
        Split = set.Described.Split,
        Losses = new float[set.Count],
        GivenProbabilities = new float[set.Count],
        PredictionProbabilities = new float[set.Count],
        Margins = new float[set.Count],
        Predictions = new int[set.Count],
    };

    /// <summary>Whatever was recorded so far.</summary>
    public EpochTrace Trace => _trace;

    /// <summary>Mean loss over the examples whose label the model knows; NaN without any.</summary>
    public double MeanLoss =>
        _trace.Losses.Where(float.IsFinite).Select(loss => (double)loss).DefaultIfEmpty(double.NaN).Average();

    /// <summary>
    /// Records a batch: <paramref name="logits"/> (B, Y) and <paramref name="labels"/> (B) of the chosen examples.
    /// </summary>
    public void Record(ReadOnlySpan<int> chosen, Tensor logits, Tensor labels)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var normalizer = logits.logsumexp(1); // (B)
        var given = logits.gather(1, labels.unsqueeze(1)).squeeze(1); // (B)
        var (best, indices) = logits.topk(2, 1); // (B, 2)
        var numbers = stack([normalizer, given, best.select(1, 0), best.select(1, 1)]).cpu(); // (4, B)
        var predictions = indices.select(1, 0).contiguous().cpu(); // (B)
        Store(
            chosen,
            MemoryMarshal.Cast<byte, float>(numbers.bytes),
            MemoryMarshal.Cast<byte, long>(predictions.bytes));
    }

    private void Store(ReadOnlySpan<int> chosen, ReadOnlySpan<float> numbers, ReadOnlySpan<long> predictions)
    {
        var size = chosen.Length;
        for (var i = 0; i < size; i++)
        {
            var (normalizer, given) = (numbers[i], numbers[size + i]);
            var (best, second) = (numbers[(2 * size) + i], numbers[(3 * size) + i]);
            var example = chosen[i];
            if (example >= set.Count)
            {
                continue; // a copy: the trace is of its original, in its own place of the epoch
            }

            var prediction = (int)predictions[i];
            var known = set.Labels[example] != LabelVocabulary.None;
            _trace.Predictions[example] = prediction;
            _trace.PredictionProbabilities[example] = MathF.Exp(best - normalizer);
            _trace.Losses[example] = known ? MathF.Max(0, normalizer - given) : float.NaN;
            _trace.GivenProbabilities[example] = known ? MathF.Exp(given - normalizer) : 0;
            _trace.Margins[example] = known ? given - (prediction == set.Labels[example] ? second : best) : float.NaN;
        }
    }
}
