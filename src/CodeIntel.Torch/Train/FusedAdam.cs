using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1) over all parameters in one native pass: m ← β1 m + (1−β1) g; v ← β2 v +
/// (1−β2) g²; p ← p − lr · (m / (1−β1ᵗ)) / (√(v / (1−β2ᵗ)) + ε), with β1 = 0.9, β2 = 0.999, ε = 1e-8. TorchSharp's own
/// makes ten passes, which took a quarter of a training step. Weight decay is decoupled (Loshchilov 2019). The native
/// operation is reached through TorchScript; without it, plain operations do the same.
/// </summary>
internal sealed class FusedAdam : IDisposable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private const string Script = """
        def step(parameters: List[Tensor], gradients: List[Tensor],
                 m: List[Tensor], v: List[Tensor], t: List[Tensor], lr: float, decay: float):
            none: List[Tensor] = []
            torch._fused_adamw_(parameters, gradients, m, v, none, t, lr=lr, beta1=0.9, beta2=0.999,
                                weight_decay=decay, eps=1e-8, amsgrad=False, maximize=False)
            return len(parameters)

        """;

    private readonly double _weightDecay;
    private readonly (string Name, Parameter Value)[] _parameters;
    private readonly Tensor[] _means;
    private readonly Tensor[] _squares;
    private readonly jit.CompilationUnit? _native;

    /// <summary>An optimizer of parameters that already lie on their device.</summary>
    public FusedAdam(
        IEnumerable<(string Name, Parameter Value)> parameters,
        double learningRate,
        double weightDecay = 0,
        bool allowNative = true
    )
    {
        (LearningRate, _weightDecay) = (learningRate, weightDecay);
        _parameters = [.. parameters];
        _means = [.. _parameters.Select(Zeros)];
        _squares = [.. _parameters.Select(Zeros)];
        _native = allowNative ? Compile(_parameters[0].Value.device) : null;
    }

    /// <summary>Step size of the next step.</summary>
    public double LearningRate { get; set; }

    /// <summary>Steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>True where the one native pass is used.</summary>
    public bool IsNative => _native is not null;

    /// <summary>Learns from the gradients, and drops them.</summary>
    public void Step()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        Steps++;
        if (_native is null)
        {
            StepPlainly();
        }
        else
        {
            StepNatively(_native);
        }

        foreach (var (_, parameter) in _parameters)
        {
            parameter.grad = null; // not zeroed: the next gradient then takes its place without an addition
        }
    }

    /// <summary>
    /// Scales all gradients down so that together they are no longer than <paramref name="longest"/> (Pascanu 2013).
    /// </summary>
    public void Clip(double longest)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var gradients = _parameters.Select(parameter => parameter.Value.grad).OfType<Tensor>().ToArray();
        using var tiny = 1e-6.ToScalar(); // all held: see ContextAttention
        using var one = 1.0.ToScalar();
        using var limit = ((float)longest).ToScalar();
        var length = stack([.. gradients.Select(gradient => gradient.norm())]).norm();
        var scale = full_like(length, limit).div_(length.add(tiny, one)).clamp_max(one);
        foreach (var gradient in gradients)
        {
            gradient.mul_(scale);
        }
    }

    /// <summary>The moments by name, to be saved.</summary>
    public IEnumerable<(string Name, Tensor Value)> State() =>
        _parameters.SelectMany(
            (parameter, i) =>
                new[] { ($"exp_avg.{parameter.Name}", _means[i]), ($"exp_avg_sq.{parameter.Name}", _squares[i]) }
        );

    /// <summary>
    /// Continues after <paramref name="steps"/> steps; the moments were copied into <see cref="State"/>.
    /// </summary>
    public void ContinueAfter(long steps) => Steps = steps;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _means.Concat(_squares))
        {
            tensor.Dispose();
        }

        _native?.Dispose();
    }

    private static Tensor Zeros((string Name, Parameter Value) parameter) =>
        zeros_like(parameter.Value, requires_grad: false).DetachFromDisposeScope();

    private static jit.CompilationUnit? Compile(Device device)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var native = jit.compile(Script);
        try
        {
            Tensor[] One() => [ones(1, device: device)];
            using var rate = 0.1.ToScalar();
            native.invoke("step", One(), One(), One(), One(), One(), rate, rate);
            return native;
        }
        catch (System.Runtime.InteropServices.ExternalException)
        {
            native.Dispose();
            return null; // a backend that has no such kernel
        }
    }

    private void StepNatively(jit.CompilationUnit native)
    {
        var updated = Enumerable
            .Range(0, _parameters.Length)
            .Where(i => _parameters[i].Value.grad is not null)
            .ToArray();
        var values = updated.Select(i => (Tensor)_parameters[i].Value).ToArray();
        var gradients = updated.Select(i => _parameters[i].Value.grad!).ToArray();
        using var count = ((float)Steps).ToScalar(); // held: see ContextAttention
        var steps = updated.Select(i => full(1, count, device: values[0].device)).ToArray();
        using var rate = LearningRate.ToScalar();
        using var decay = _weightDecay.ToScalar();
        native.invoke("step", values, gradients, Pick(_means, updated), Pick(_squares, updated), steps, rate, decay);
    }

    private static Tensor[] Pick(Tensor[] tensors, int[] chosen) => [.. chosen.Select(i => tensors[i])];

    private void StepPlainly()
    {
        var rate = LearningRate / (1 - Math.Pow(Beta1, Steps));
        using var correction = Math.Sqrt(1 - Math.Pow(Beta2, Steps)).ToScalar(); // all held: see ContextAttention
        using var beta1 = Beta1.ToScalar();
        using var rest1 = (1 - Beta1).ToScalar();
        using var beta2 = Beta2.ToScalar();
        using var rest2 = (1 - Beta2).ToScalar();
        using var epsilon = Epsilon.ToScalar();
        using var one = 1.ToScalar();
        using var step = (-rate).ToScalar();
        using var kept = (1 - (LearningRate * _weightDecay)).ToScalar();
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (_parameters[i].Value.grad is { } gradient)
            {
                if (_weightDecay > 0)
                {
                    _parameters[i].Value.mul_(kept);
                }

                _means[i].mul_(beta1).add_(gradient, alpha: rest1);
                _squares[i].mul_(beta2).addcmul_(gradient, gradient, rest2);
                _parameters[i].Value.addcdiv_(_means[i], _squares[i].sqrt().div_(correction).add_(epsilon, one), step);
            }
        }
    }
}
