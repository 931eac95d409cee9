using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

/// <summary>Compares gradients with central differences; the model's parameters are 64-bit floats.</summary>
internal static class GradientCheck
{
    private const double Step = 1e-5;

    /// <summary>Checks every element of every parameter that is learnt.</summary>
    public static void Check(IEnumerable<(string Name, Parameter Value)> parameters, Func<Tensor> loss)
    {
        var checkedElements = 0;
        loss().backward();
        foreach (var (name, parameter) in parameters)
        {
            var gradient = parameter.grad is { } grad ? grad.data<double>().ToArray() : new double[parameter.numel()];
            for (var i = 0; i < gradient.Length; i++, checkedElements++)
            {
                var difference = (At(parameter, i, Step, loss) - At(parameter, i, -Step, loss)) / (2 * Step);
                var tolerance = 1e-6 + (1e-5 * Math.Abs(difference));
                Assert.True(
                    Math.Abs(difference - gradient[i]) < tolerance, $"{name}[{i}]: {gradient[i]} is not {difference}");
            }
        }

        Assert.True(checkedElements > 0);
    }

    private static double At(Parameter parameter, int element, double step, Func<Tensor> loss)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var values = parameter.detach().view(-1);
        var before = values.data<double>()[element];
        values.data<double>()[element] = before + step;
        var result = loss().item<double>();
        values.data<double>()[element] = before;
        return result;
    }
}
