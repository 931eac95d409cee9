using CodeIntel.Torch.Models;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

public sealed class TransformerTests
{
    private const int Width = 16;
    private const int Heads = 2;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Equals_the_formula_of_the_paper(int count)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        using var model = new TransformerBlock(2, Heads, 24).Create(Width);
        var weights = model.named_parameters()
            .ToDictionary(parameter => parameter.name, parameter => (Tensor)parameter.parameter);
        var batch = TokenGraphs.Batch(TokenGraphs.Examples(count));
        var states = randn(batch.Size * batch.Length, Width);

        var given = model.forward(states, batch);

        for (var b = 0; b < count; b++)
        {
            var length = batch.Mask[b].sum().item<long>();
            var expected = Plain(weights, states.narrow(0, (long)b * batch.Length, length));
            Assert.True(given.narrow(0, (long)b * batch.Length, length).allclose(expected, 1e-5, 1e-5));
        }
    }

    /// <summary>One example without padding, head by head (T, E).</summary>
    private static Tensor Plain(Dictionary<string, Tensor> weights, Tensor states)
    {
        Tensor Norm(string name, Tensor value) => value.sub(value.mean([1], keepdim: true))
            .div(value.var(1, unbiased: false, keepdim: true).add(1e-3).sqrt())
            .mul(weights[name + ".weight"])
            .add(weights[name + ".bias"]);
        for (var layer = 0; layer < 2; layer++)
        {
            var name = $"layers.{layer}.";
            var projected = Norm(name + "attentionNorm", states).matmul(weights[name + "attention.projections"]);
            Tensor Part(int part, int head) =>
                projected.narrow(1, (part * Width) + (head * Width / Heads), Width / Heads); // (T, D)
            Tensor Head(int head) => Part(0, head).matmul(Part(1, head).t())
                .div(Math.Sqrt(Width / Heads)).softmax(1).matmul(Part(2, head)); // (T, D)
            var seen = cat([.. Enumerable.Range(0, Heads).Select(Head)], 1);
            states = states.add(seen.matmul(weights[name + "attention.output"]));
            var inner = nn.functional.linear(
                Norm(name + "denseNorm", states), weights[name + "inner.weight"], weights[name + "inner.bias"]);
            states = states.add(nn.functional.linear(
                inner.relu(), weights[name + "outer.weight"], weights[name + "outer.bias"]));
        }

        return Norm("norm", states);
    }
}
