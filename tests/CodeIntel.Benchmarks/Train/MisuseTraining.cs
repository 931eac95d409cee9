using CodeIntel.Examples;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Benchmarks.Train;

/// <summary>Training steps of a variable-misuse model, with everything that a step records.</summary>
internal sealed class MisuseTraining : IDisposable
{
    private readonly MisuseShapes _shapes;
    private readonly MisuseModel _model;
    private readonly FusedAdam _optimizer;
    private readonly TokenGraphBatcher _batcher;
    private readonly DropoutMask? _dropout;
    private readonly TokenGraphExample[][] _batches;

    public MisuseTraining(MisuseShapes shapes)
    {
        random.manual_seed(1);
        _shapes = shapes;
        _model = new(shapes.Sizes);
        _optimizer = new(_model.named_parameters(), 0.001);
        _batcher = new(shapes.EdgeKinds, CPU);
        _dropout = shapes.Dropout > 0 ? new DropoutMask(shapes.Dropout, shapes.Sizes.Width, 1, 1) : null;
        var generator = new SeededRandom(1);
        _batches = [.. Enumerable.Range(0, 8).Select(_ =>
            Enumerable.Range(0, shapes.Size).Select(_ => Example(generator)).ToArray())];
    }

    /// <summary>Builds a batch, learns from it, and reads what a trace records. Returns the mean loss.</summary>
    public float Step(int step)
    {
        using var scope = NewDisposeScope();
        var batch = _batcher.Build(_batches[step % _batches.Length], _dropout);
        var logits = _model.forward(batch);
        var costs = MisuseLoss.PerExample(logits, batch);
        var reading = MisuseLoss.Read(logits, costs, batch);
        MisuseLoss.Mean(costs, batch).backward();
        _optimizer.Step();
        return reading.Losses.Average();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
    }

    private TokenGraphExample Example(SeededRandom generator)
    {
        var length = _shapes.Shortest + generator.Next(_shapes.Length - _shapes.Shortest + 1);
        int[] Draw(int count, int bound) => [.. Enumerable.Range(0, count).Select(_ => generator.Next(bound))];
        var edges = (int)(length * _shapes.EdgesPerToken / 2); // each is laid both ways
        var candidates = Enumerable.Range(1, length - 1).Where(t => t < 4 || t % 5 == 0).ToArray();
        var isBuggy = generator.Next(2) == 0;
        return new(
            [.. Enumerable.Range(0, length).Select(_ => Draw(1 + generator.Next(3), _shapes.Sizes.Subtokens))],
            Draw(edges, _shapes.EdgeKinds),
            Draw(edges, length),
            Draw(edges, length),
            candidates,
            isBuggy ? candidates[generator.Next(candidates.Length)] : 0,
            isBuggy ? [candidates[generator.Next(candidates.Length)]] : []);
    }
}
