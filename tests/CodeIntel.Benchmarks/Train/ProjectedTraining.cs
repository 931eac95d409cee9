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

    private Task<Prepared>? _next;

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

    /// <summary>Time that steps have spent on batches.</summary>
    public TimeSpan Preparing { get; private set; }

    /// <summary>Time that steps have spent on traces.</summary>
    public TimeSpan Recording { get; private set; }

    public void Step(int step) => Step(step, isRecorded: true);

    /// <summary>A step with or without a trace of every example.</summary>
    public void Step(int step, bool isRecorded)
    {
        using var scope = NewDisposeScope();
        var started = Stopwatch.GetTimestamp();
        var prepared = Prepare(step);
        Preparing += Stopwatch.GetElapsedTime(started);
        Learn(prepared, isRecorded);
    }

    /// <summary>A step whose batch another thread has prepared, which now prepares the next one.</summary>
    public void StepAhead(int step)
    {
        using var scope = NewDisposeScope();
        var prepared = _next is null ? Prepare(step) : _next.Result;
        _next = Task.Run(() => Prepare(step + 1));
        Learn(prepared, isRecorded: true);
        foreach (var tensor in prepared.Tensors)
        {
            tensor.Dispose(); // the scope of another thread does not know of them
        }
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
        _next?.Wait();
        _optimizer.Dispose();
        _model.Dispose();
    }

    private Prepared Prepare(int step)
    {
        var chosen = Chosen(step);
        return new(chosen, _batches.Labels(_examples, chosen), _batches.Build(_examples, chosen, _dropout));
    }

    private void Learn(Prepared prepared, bool isRecorded)
    {
        if (_kernels is null)
        {
            var logits = _model.forward(prepared.Batch);
            Record(isRecorded, () =>
                _recorder.Record(prepared.Chosen, logits, prepared.Labels, Given(prepared.Chosen)));
            nn.functional.cross_entropy(logits, prepared.Labels).backward();
        }
        else
        {
            var scores = _kernels.Derive(prepared.Batch, prepared.Labels);
            Record(isRecorded, () => _recorder.Record(prepared.Chosen, scores, Given(prepared.Chosen)));
        }

        _optimizer.Step();
    }

    private void Record(bool isRecorded, Action record)
    {
        var started = Stopwatch.GetTimestamp();
        if (isRecorded)
        {
            record();
        }

        Recording += Stopwatch.GetElapsedTime(started);
    }

    private int[] Given(int[] chosen) => Array.ConvertAll(chosen, example => _examples.Labels[example]);

    private int[] Chosen(int step) =>
        [.. Enumerable.Range(step * _shape.Batch % (_examples.Count - _shape.Batch), _shape.Batch)];

    private sealed record Prepared(int[] Chosen, Tensor Labels, Code2vecBatch Batch)
    {
        public Tensor[] Tensors =>
        [
            Labels,
            Batch.Terminals,
            Batch.Paths,
            Batch.Starts,
            Batch.Middles,
            Batch.Ends,
            Batch.Owners,
            Batch.Slots,
            Batch.Grid,
            Batch.Kept!,
        ];
    }
}
