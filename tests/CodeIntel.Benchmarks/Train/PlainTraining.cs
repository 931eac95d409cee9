using CodeIntel.Torch.Models;
using CodeIntel.Torch.Tests.Models;
using CodeIntel.Torch.Tasks.MethodName;
using static TorchSharp.torch;

namespace CodeIntel.Benchmarks.Train;

/// <summary>The plain form, with the framework's optimizer and dropout.</summary>
internal sealed class PlainTraining : IDisposable
{
    private readonly Shape _shape;
    private readonly NameExampleSet _examples;
    private readonly Code2vec _model;
    private readonly optim.Optimizer _optimizer;

    public PlainTraining(Shape shape, NameExampleSet examples)
    {
        (_shape, _examples) = (shape, examples);
        _model = new(shape.Sizes);
        _optimizer = optim.Adam(_model.parameters());
    }

    public void Step(int step)
    {
        using var scope = NewDisposeScope();
        var chosen = Enumerable.Range(step * _shape.Batch % (_examples.Count - _shape.Batch), _shape.Batch).ToArray();
        var weights = _model.named_parameters().ToDictionary(pair => pair.name, pair => (Tensor)pair.parameter);
        var contexts = chosen.Select(example => _examples.Contexts[example]).ToArray();
        var logits = PlainCode2vec.Forward(weights, contexts, dropout: 0.25);
        var labels = tensor(chosen.Select(example => (long)_examples.Labels[example]).ToArray());
        _optimizer.zero_grad();
        nn.functional.cross_entropy(logits, labels).backward();
        _optimizer.step();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
    }
}
