using System.Runtime.InteropServices;
using CodeIntel.Examples;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Benchmarks.Train;

/// <summary>
/// Steps of code2seq on made-up methods: terminals and targets follow Zipf's law over ids, paths over 60,000 paths of
/// 3 to 9 nodes that follow Zipf's law over kinds; names have 1 to 6 subtokens.
/// </summary>
internal sealed class Code2seqTraining : IDisposable
{
    private const int Examples = 1024;
    private const int Terminals = 60_000;
    private const int Paths = 60_000;
    private const int TerminalsPerMethod = 30;

    private readonly Code2seqSizes _sizes;
    private readonly int _batchSize;
    private readonly Code2seqTables _tables;
    private readonly int[][] _contexts;
    private readonly int[][] _targets;
    private readonly Code2seq _model;
    private readonly FusedAdam _optimizer;
    private readonly Code2seqBatcher _batcher;
    private readonly DropoutMask _ofContexts;
    private readonly DropoutMask _ofOutputs;

    public Code2seqTraining(Code2seqSizes sizes, int minContexts, int maxContexts, int batchSize)
    {
        (_sizes, _batchSize) = (sizes, batchSize);
        var random = new SeededRandom(1);
        _tables = new(
            [.. Enumerable.Range(0, Terminals).Select(_ => Ids(random, 1 + random.Next(4), sizes.Subtokens))],
            [.. Enumerable.Range(0, Paths).Select(_ => Ids(random, 3 + random.Next(7), sizes.Nodes))],
            sizes.Subtokens,
            sizes.Nodes);
        _contexts = [.. Enumerable.Range(0, Examples)
            .Select(_ => Method(random, minContexts + random.Next(maxContexts - minContexts + 1)))];
        _targets = [.. Enumerable.Range(0, Examples).Select(_ => Ids(random, 1 + random.Next(6), sizes.Targets - 4)
            .Select(id => id + 4).ToArray())];
        _model = new(sizes);
        _optimizer = new(_model.named_parameters(), 0.001);
        _batcher = new(_tables, CPU);
        _ofContexts = new(0.25, sizes.Decoder, 1, 1);
        _ofOutputs = new(0.5, sizes.Decoder, 2, 1);
    }

    /// <summary>What was recorded of the last step: losses, then margins, of each example.</summary>
    public float[] Recorded { get; private set; } = [];

    /// <summary>Predicted names of the last step.</summary>
    public IReadOnlyList<Hypothesis> Predicted { get; private set; } = [];

    /// <summary>One training step with everything that is recorded of its examples.</summary>
    public void Step(int step)
    {
        using var scope = NewDisposeScope();
        var batch = _batcher.Build(_contexts, _targets, Chosen(step), _ofContexts, _ofOutputs);
        var memory = _model.Encode(batch);
        var logits = _model.TokenLogits(memory, batch);
        var losses = Code2seq.Losses(logits, batch.Targets);
        Record(memory, logits, batch.Targets, losses);
        losses.mean().backward();
        _optimizer.Step();
    }

    /// <summary>
    /// Multiplications and additions in matrix products of one step of the published algorithm, which shares nothing
    /// between contexts; padding is not counted. The backward pass costs twice the forward pass.
    /// </summary>
    public double Operations(int step)
    {
        var (e, r, d) = ((double)_sizes.Embedding, (double)_sizes.PathState, (double)_sizes.Decoder);
        var total = 0.0;
        foreach (var example in Chosen(step))
        {
            var contexts = _contexts[example].Length / 3;
            var nodes = _contexts[example].Chunk(3).Sum(context => (long)_tables.Paths[context[1]].Length);
            var positions = _targets[example].Length + 1;
            var lstm = 2 * 2 * (e + r) * 4 * r;
            var context = (2 * 2 * (e + r) * d) + (2 * d * d);
            var position = (2 * (e + (2 * d)) * 4 * d) + (2 * 2 * contexts * d) + (2 * 2 * d * d)
                + (2 * d * _sizes.Targets);
            total += (nodes * lstm) + (contexts * context) + (positions * position);
        }

        return 3 * total;
    }

    /// <summary>Steps of the LSTMs over paths, of the published ones.</summary>
    public double ShareOfPathSteps(int step)
    {
        using var scope = NewDisposeScope();
        var batch = _batcher.Build(_contexts, _targets, Chosen(step));
        var taken = batch.Prefixes.Nodes.Concat(batch.Suffixes.Nodes).Sum(level => level.numel());
        var published = Chosen(step)
            .Sum(example => _contexts[example].Chunk(3).Sum(context => 2L * _tables.Paths[context[1]].Length));
        return (double)taken / published;
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
    }

    /// <summary>As the learner does: margins, and the best name of a beam of one.</summary>
    private void Record(Code2seqMemory memory, Tensor logits, Tensor targets, Tensor losses)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var margins = SequenceMargins.Of(logits, targets, Code2seq.PadId);
        Recorded = MemoryMarshal.Cast<byte, float>(stack([losses.detach(), margins]).bytes).ToArray();
        Predicted = [.. _model.Beam(memory, 1, Code2seqTables.MaxTargets).Select(names => names[0])];
    }

    private static int[] Ids(SeededRandom random, int count, int max) =>
        [.. Enumerable.Range(0, count).Select(_ => ZipfExamples.Zipf(random, max))];

    private static int[] Method(SeededRandom random, int contexts)
    {
        var terminals = Ids(random, TerminalsPerMethod, Terminals);
        return [.. Enumerable.Range(0, contexts).SelectMany(_ => new[]
        {
            terminals[random.Next(TerminalsPerMethod)],
            ZipfExamples.Zipf(random, Paths),
            terminals[random.Next(TerminalsPerMethod)],
        })];
    }

    private int[] Chosen(int step) =>
        [.. Enumerable.Range(step * _batchSize % (Examples - _batchSize + 1), _batchSize)];
}
