using System.Diagnostics;
using CodeIntel.Torch.Kernels;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Tasks.MethodName;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Benchmarks.Train;

/// <summary>The form in use, with everything that a training step records.</summary>
internal sealed class ProjectedTraining : IDisposable
{
    private readonly Shape _shape;
    private readonly NameExampleSet _examples;
    private readonly Code2vec _model;
    private readonly Code2vecKernels? _kernels;
    private readonly FusedAdam _optimizer;
    private readonly Code2vecBatcher _batches;
    private readonly EpochRecorder _recorder;
    private readonly DropoutMask _dropout;

    public ProjectedTraining(Shape shape, NameExampleSet examples, bool hasKernels = false)
    {
        (_shape, _examples) = (shape, examples);
        _model = new(shape.Sizes);
        _kernels = hasKernels ? new(_model) : null;
        _optimizer = new(_model.named_parameters(), 0.001);
        _batches = new(shape.Sizes.Terminals, shape.Sizes.Paths, CPU);
        _recorder = new(examples, 1);
        _dropout = new(0.25, shape.Sizes.Width, 1, 1);
    }

    /// <summary>Time that steps have spent on traces.</summary>
    public TimeSpan Recording { get; private set; }

    public void Step(int step) => Step(step, isRecorded: true);

    /// <summary>A step with or without a trace of every example.</summary>
    public void Step(int step, bool isRecorded)
    {
        using var scope = NewDisposeScope();
        var chosen = Chosen(step);
        var labels = _batches.Labels(_examples, chosen);
        var batch = _batches.Build(_examples, chosen, _dropout);
        if (_kernels is null)
        {
            Learn(chosen, batch, labels, isRecorded);
        }
        else
        {
            var scores = _kernels.Derive(batch, labels);
            if (isRecorded)
            {
                Record(() => _recorder.Record(chosen, scores, Given(chosen)));
            }
        }

        _optimizer.Step();
    }

    private void Learn(int[] chosen, Code2vecBatch batch, Tensor labels, bool isRecorded)
    {
        var logits = _model.forward(batch);
        if (isRecorded)
        {
            Record(() => _recorder.Record(chosen, logits, labels, Given(chosen)));
        }

        nn.functional.cross_entropy(logits, labels).backward();
    }

    public void Evaluate(int step)
    {
        using var scope = NewDisposeScope();
        using var frozen = inference_mode();
        var chosen = Chosen(step);
        _recorder.Record(
            chosen,
            _model.forward(_batches.Build(_examples, chosen)),
            _batches.Labels(_examples, chosen),
            Given(chosen));
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
    }

    private void Record(Action record)
    {
        var started = Stopwatch.GetTimestamp();
        record();
        Recording += Stopwatch.GetElapsedTime(started);
    }

    private int[] Given(int[] chosen) => Array.ConvertAll(chosen, example => _examples.Labels[example]);

    private int[] Chosen(int step) =>
        [.. Enumerable.Range(step * _shape.Batch % (_examples.Count - _shape.Batch), _shape.Batch)];
}
