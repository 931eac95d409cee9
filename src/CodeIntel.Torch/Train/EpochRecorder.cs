using System.Runtime.InteropServices;
using CodeIntel.Examples;
using CodeIntel.Torch.Kernels;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Gathers what the model says of every example of one split during one epoch. On a CPU (<paramref name="delay"/> 1),
/// logits are read where they lie; on a GPU, numbers are fetched every so many batches: waiting for each would leave it
/// idle.
/// </summary>
internal sealed class EpochRecorder(ExampleSet set, int epoch, int delay = 1) : IDisposable
{
    private readonly float[] _losses = new float[set.Count];
    private readonly float[] _given = new float[set.Count];
    private readonly float[] _predicted = new float[set.Count];
    private readonly float[] _margins = new float[set.Count];
    private readonly int[] _predictions = new int[set.Count];
    private readonly List<PendingBatch> _pending = [];

    private Dictionary<string, int>? _texts;

    /// <summary>Mean loss of the last batch whose numbers are known.</summary>
    public double LastLoss { get; private set; }

    /// <summary>A batch with a known label whose loss is not finite, or null.</summary>
    public int[]? NotFinite { get; private set; }

    /// <summary>Whatever was recorded so far.</summary>
    public EpochTrace Trace()
    {
        Flush();
        return new()
        {
            Epoch = epoch,
            Split = set.Described.Split,
            Losses = _losses,
            GivenProbabilities = _given,
            PredictionProbabilities = _predicted,
            Margins = _margins,
            Predictions = _predictions,
            Texts = _texts is null ? null : [.. _texts.OrderBy(pair => pair.Value).Select(pair => pair.Key)],
        };
    }

    /// <summary>Mean loss over the examples whose label the model knows; NaN without any.</summary>
    public double MeanLoss()
    {
        Flush();
        return _losses.Where(float.IsFinite).Select(loss => (double)loss).DefaultIfEmpty(double.NaN).Average();
    }

    /// <summary>
    /// Records a choice among labels: <paramref name="logits"/> (B, Y) and <paramref name="labels"/> (B) of the chosen
    /// examples; <paramref name="given"/>: the same labels, negative where the model does not know them.
    /// </summary>
    public void Record(int[] chosen, Tensor logits, Tensor labels, int[] given)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        if (delay == 1)
        {
            Store(chosen, given, LogitRows.Read(logits, labels));
            return;
        }

        var normalizer = logits.logsumexp(1); // (B)
        var own = logits.gather(1, labels.unsqueeze(1)).squeeze(1); // (B)
        var (best, indices) = logits.topk(2, 1); // (B, 2)
        var numbers = stack([normalizer, own, best.select(1, 0), best.select(1, 1)]); // (4, B)
        var predictions = indices.select(1, 0).contiguous(); // (B)
        _pending.Add(new(
            chosen, given, numbers.DetachFromDisposeScope(), predictions.DetachFromDisposeScope()));
        if (_pending.Count >= delay)
        {
            Flush();
        }
    }

    /// <summary>Records a choice among labels that was read already; see the other one.</summary>
    public void Record(int[] chosen, LabelScore[] scores, int[] given) => Store(chosen, given, scores);

    /// <summary>Records composed predictions of the chosen examples.</summary>
    public void Record(int[] chosen, IReadOnlyList<ExampleOutcome> outcomes)
    {
        _texts ??= new(StringComparer.Ordinal);
        for (var i = 0; i < chosen.Length; i++)
        {
            var (example, outcome) = (chosen[i], outcomes[i]);
            if (example < set.Count)
            {
                _losses[example] = outcome.Loss;
                _given[example] = outcome.GivenProbability;
                _predicted[example] = outcome.PredictionProbability;
                _margins[example] = outcome.Margin;
                _predictions[example] = Number(outcome.Prediction);
            }
        }

        See(chosen, outcomes.Select(outcome => outcome.Loss));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var batch in _pending)
        {
            batch.Numbers.Dispose();
            batch.Predictions.Dispose();
        }

        _pending.Clear();
    }

    private int Number(string text)
    {
        if (!_texts!.TryGetValue(text, out var number))
        {
            _texts.Add(text, number = _texts.Count);
        }

        return number;
    }

    private void Flush()
    {
        foreach (var batch in _pending)
        {
            using var numbers = batch.Numbers.cpu();
            using var predictions = batch.Predictions.cpu();
            Store(batch.Chosen, batch.Given, Scores(
                MemoryMarshal.Cast<byte, float>(numbers.bytes), MemoryMarshal.Cast<byte, long>(predictions.bytes)));
        }

        Dispose();
    }

    private static LabelScore[] Scores(ReadOnlySpan<float> numbers, ReadOnlySpan<long> predictions)
    {
        var size = predictions.Length;
        var scores = new LabelScore[size];
        for (var i = 0; i < size; i++)
        {
            scores[i] = new(
                numbers[i],
                numbers[size + i],
                numbers[(2 * size) + i],
                numbers[(3 * size) + i],
                (int)predictions[i]);
        }

        return scores;
    }

    private void Store(int[] chosen, int[] labels, LabelScore[] scores)
    {
        var losses = new float[chosen.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            var (normalizer, own, best, second, prediction) = scores[i];
            var (example, given) = (chosen[i], labels[i]);
            var known = given >= 0;
            losses[i] = known ? MathF.Max(0, normalizer - own) : float.NaN;
            if (example >= set.Count)
            {
                continue; // a copy: the trace is of its original, in its own place of the epoch
            }

            _predictions[example] = prediction;
            _predicted[example] = MathF.Exp(best - normalizer);
            _losses[example] = losses[i];
            _given[example] = known ? MathF.Exp(own - normalizer) : 0;
            _margins[example] = known ? own - (prediction == given ? second : best) : float.NaN;
        }

        See(chosen, losses.Where((_, i) => labels[i] >= 0));
    }

    private void See(int[] chosen, IEnumerable<float> losses)
    {
        LastLoss = losses.Select(loss => (double)loss).DefaultIfEmpty(0).Average();
        NotFinite ??= double.IsFinite(LastLoss) ? null : chosen;
    }

    /// <summary>What was computed of a batch and not fetched yet.</summary>
    private sealed record PendingBatch(int[] Chosen, int[] Given, Tensor Numbers, Tensor Predictions);
}
