using CodeIntel.Torch.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Kernels;

/// <summary>
/// <see cref="Code2vec"/> on a CPU without automatic differentiation: matrix products by the native backend, all else
/// by hand-written loops. The same function as the model's own, but for last digits.
/// </summary>
internal sealed class Code2vecKernels
{
    private readonly Parameter _terminals; // (V, E)
    private readonly Parameter _paths; // (P, E)
    private readonly Parameter _startWeight; // (E, E)
    private readonly Parameter _pathWeight; // (E, E)
    private readonly Parameter _endWeight; // (E, E)
    private readonly Parameter _attention; // (E)
    private readonly Parameter _labels; // (Y, E)

    /// <summary>Works on the learnt numbers of a model.</summary>
    public Code2vecKernels(Code2vec model)
    {
        var parameters = model.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter);
        (_terminals, _paths, _labels) = (parameters["terminals"], parameters["paths"], parameters["labels"]);
        (_startWeight, _pathWeight) = (parameters["startWeight"], parameters["pathWeight"]);
        (_endWeight, _attention) = (parameters["endWeight"], parameters["attention.vector"]);
    }

    /// <summary>Returns logits (B, Y).</summary>
    public Tensor Forward(Code2vecBatch batch)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var terminals = _terminals.index_select(0, batch.Terminals); // (U, E)
        var paths = _paths.index_select(0, batch.Paths); // (Q, E)
        var code = Kernel(batch, terminals, paths).Forward(); // (B, E)
        return code.matmul(_labels.t()).MoveToOuterDisposeScope(); // (B, Y)
    }

    /// <summary>
    /// Sets the gradients of the mean cross-entropy with the given labels (B), and returns what the model says.
    /// </summary>
    public LabelScore[] Derive(Code2vecBatch batch, Tensor labels)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var terminals = _terminals.index_select(0, batch.Terminals); // (U, E)
        var paths = _paths.index_select(0, batch.Paths); // (Q, E)
        var kernel = Kernel(batch, terminals, paths);
        var code = kernel.Forward(); // (B, E)
        var logits = code.matmul(_labels.t()); // (B, Y)
        var scores = LogitRows.ReadAndDerive(logits, labels);
        _labels.grad = logits.t().matmul(code); // (Y, E)
        var (starts, middles, ends, attention) = kernel.Backward(logits.matmul(_labels));
        _attention.grad = attention;
        _startWeight.grad = terminals.t().matmul(starts); // (E, E)
        _pathWeight.grad = paths.t().matmul(middles); // (E, E)
        _endWeight.grad = terminals.t().matmul(ends); // (E, E)
        using var one = 1.ToScalar(); // held: see ContextAttention
        var ofTerminals = starts.matmul(_startWeight.t()).add_(ends.matmul(_endWeight.t()), one); // (U, E)
        _terminals.grad = zeros_like(_terminals).index_copy_(0, batch.Terminals, ofTerminals); // (V, E)
        _paths.grad = zeros_like(_paths).index_copy_(0, batch.Paths, middles.matmul(_pathWeight.t())); // (P, E)
        return scores;
    }

    private ContextKernel Kernel(Code2vecBatch batch, Tensor terminals, Tensor paths) => new(
        batch,
        terminals.matmul(_startWeight),
        paths.matmul(_pathWeight),
        terminals.matmul(_endWeight),
        _attention);
}
