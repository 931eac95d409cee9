using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CodeIntel.Torch.Models;

// Two pointers into the tokens of an example: where the bug is (position 0: nowhere), and which token names the
// variable that belongs there. Vasic, Kanade, Maniatis, Bieber, Singh: Neural program repair by jointly learning to
// localize and repair. ICLR 2019; as in Hellendoorn 2020.
//
// Deviations from the published implementation:
//   - A bug can only be where a variable is used, unless `locateAnywhere` is set: there, any token can be it.
//   - The loss of a repair is exact; theirs adds 1e-9 to the probability, which hides how wrong the worst are.
//
// B examples of the batch     T tokens of its longest example     N = B T     E width of the states

/// <summary>Reads logits of the two pointers off the states: 2 E + 2 learnt numbers.</summary>
internal sealed class PointerHead : Module<Tensor, MisuseBatch, (Tensor Location, Tensor Repair)>
{
    private readonly Linear pointers;
    private readonly bool _locateAnywhere;

    public PointerHead(int width, bool locateAnywhere)
        : base(nameof(PointerHead))
    {
        pointers = Linear(width, 2);
        init.xavier_uniform_(pointers.weight);
        init.zeros_(pointers.bias);
        _locateAnywhere = locateAnywhere;
        RegisterComponents();
    }

    /// <summary>Returns logits (B, T) of both pointers from states (N, E); −∞ where one cannot point.</summary>
    public override (Tensor Location, Tensor Repair) forward(Tensor states, MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        using var never = float.NegativeInfinity.ToScalar(); // held: see ContextAttention
        using var zero = 0.ToScalar();
        var logits = pointers.forward(states); // (N, 2)
        var first = batch.Range(batch.Length).eq(zero); // (T)
        var locatable = _locateAnywhere ? batch.Mask : batch.Candidates.logical_or(first); // (B, T)
        var location = logits.select(1, 0).view(batch.Size, batch.Length).masked_fill(~locatable, never); // (B, T)
        var repair = logits.select(1, 1).view(batch.Size, batch.Length).masked_fill(~batch.Candidates, never); // (B, T)
        return (location.MoveToOuterDisposeScope(), repair.MoveToOuterDisposeScope());
    }
}

/// <summary>
/// What the pointers cost: −log P(given location), and for examples with a bug −log Σ P(right position), the sum over
/// all positions where the right variable is used.
/// </summary>
internal static class MisuseLoss
{
    /// <summary>Costs of both pointers (B); that of the repair is 0 without a bug.</summary>
    public static (Tensor Location, Tensor Repair) PerExample(
        (Tensor Location, Tensor Repair) logits, MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        using var never = float.NegativeInfinity.ToScalar(); // held: see ContextAttention
        using var zero = 0.ToScalar();
        var given = batch.Location.unsqueeze(1); // (B, 1)
        var location = logits.Location.logsumexp(1).sub(logits.Location.gather(1, given).squeeze(1)); // (B)

        // an example without a bug may have no candidates: all its logits become 0, all its positions right
        var clean = given.eq(zero); // (B, 1)
        var repair = logits.Repair.masked_fill(clean, zero); // (B, T)
        var right = batch.Targets.logical_or(clean); // (B, T)
        var missed = repair.logsumexp(1).sub(repair.masked_fill(~right, never).logsumexp(1)); // (B)
        return (location.MoveToOuterDisposeScope(), missed.MoveToOuterDisposeScope());
    }

    /// <summary>
    /// What is learnt from: the mean of the locations' costs, plus that of the repairs' over examples with a bug.
    /// </summary>
    public static Tensor Mean((Tensor Location, Tensor Repair) costs, MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        using var zero = 0.ToScalar(); // held: see ContextAttention
        using var one = 1.ToScalar();
        var buggy = batch.Location.ne(zero).sum().clamp_min(one); // at least 1: a batch may be clean
        return costs.Location.mean().add(costs.Repair.sum().div(buggy), one).MoveToOuterDisposeScope();
    }

    /// <summary>Reads what a trace records of a batch, with one copy from the device for each type of number.</summary>
    public static MisuseReading Read(
        (Tensor Location, Tensor Repair) logits, (Tensor Location, Tensor Repair) costs, MisuseBatch batch)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var (best, indices) = logits.Location.topk(2, 1); // (B, 2)
        var given = logits.Location.gather(1, batch.Location.unsqueeze(1)).squeeze(1); // (B)
        var numbers = stack([costs.Location, costs.Repair, given, best.select(1, 0), best.select(1, 1)]); // (5, B)
        var chosen = stack([indices.select(1, 0), logits.Repair.argmax(1), batch.Location]); // (3, B)
        return MisuseReading.Of(Copy<float>(numbers), Copy<long>(chosen), batch.Size);
    }

    private static T[] Copy<T>(Tensor numbers)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(numbers.cpu().bytes).ToArray();
}

/// <summary>What a model said of the examples of a batch, one element for each.</summary>
internal sealed record MisuseReading
{
    /// <summary>Cost of the location plus, with a bug, that of the repair.</summary>
    public required float[] Losses { get; init; }

    /// <summary>Predicted location; 0: no bug.</summary>
    public required int[] Locations { get; init; }

    /// <summary>Most probable position of the right variable; 0 where no variable is used.</summary>
    public required int[] Repairs { get; init; }

    /// <summary>Probability of the given location.</summary>
    public required float[] GivenProbabilities { get; init; }

    /// <summary>Probability of the predicted location.</summary>
    public required float[] PredictionProbabilities { get; init; }

    /// <summary>Logit of the given location minus the best other one; NaN where there is no other.</summary>
    public required float[] Margins { get; init; }

    /// <summary>Summed probability of the right positions; NaN without a bug.</summary>
    public required float[] TargetProbabilities { get; init; }

    /// <summary>
    /// From five rows of numbers (costs of location and repair, logits: given, best, second) and three of positions
    /// (predicted location and repair, given location).
    /// </summary>
    public static MisuseReading Of(float[] numbers, long[] positions, int size)
    {
        var reading = new MisuseReading
        {
            Losses = new float[size],
            Locations = [.. positions[..size].Select(position => (int)position)],
            Repairs = [.. positions[size..(2 * size)].Select(position => (int)position)],
            GivenProbabilities = new float[size],
            PredictionProbabilities = new float[size],
            Margins = new float[size],
            TargetProbabilities = new float[size],
        };
        for (var b = 0; b < size; b++)
        {
            var (missed, repair) = (MathF.Max(0, numbers[b]), MathF.Max(0, numbers[size + b]));
            var (given, best) = (numbers[(2 * size) + b], numbers[(3 * size) + b]);
            var other = reading.Locations[b] == positions[(2 * size) + b] ? numbers[(4 * size) + b] : best;
            reading.Losses[b] = missed + repair;
            reading.GivenProbabilities[b] = MathF.Exp(-missed);
            reading.PredictionProbabilities[b] = MathF.Exp(best - given - missed);
            reading.Margins[b] = float.IsFinite(other) ? given - other : float.NaN;
            reading.TargetProbabilities[b] = positions[(2 * size) + b] == 0 ? float.NaN : MathF.Exp(-repair);
        }

        return reading;
    }
}
