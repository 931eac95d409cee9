using CodeIntel.Torch.Models;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

public sealed class GgnnTests
{
    private const int Width = 8;

    [Fact]
    public void Equals_messages_edge_by_edge_and_the_gates_of_the_paper()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        var block = new GgnnBlock([2, 1], [[], [0]], 2 * TokenGraphs.EdgeKinds);
        using var model = block.Create(Width);
        var weights = model.named_parameters()
            .ToDictionary(parameter => parameter.name, parameter => (Tensor)parameter.parameter);
        var batch = TokenGraphs.Batch(TokenGraphs.Examples(4));
        var states = randn(batch.Size * batch.Length, Width);

        var once = Plain(weights, "layers.0.", states, null, batch);
        var twice = Plain(weights, "layers.0.", once, null, batch);
        var expected = Plain(weights, "layers.1.", twice, states, batch);

        Assert.True(model.forward(states, batch).allclose(expected, 1e-5, 1e-5));
    }

    [Fact]
    public void Keeps_its_shape_without_edges()
    {
        using var scope = NewDisposeScope();
        using var model = new GgnnBlock([2], 2 * TokenGraphs.EdgeKinds).Create(Width);
        var batch = TokenGraphs.Batch(TokenGraphs.Examples(4, edgesPerToken: 0));
        var states = randn(batch.Size * batch.Length, Width);

        Assert.Equal(states.shape, model.forward(states, batch).shape);
    }

    private static Tensor Plain(
        Dictionary<string, Tensor> weights, string layer, Tensor states, Tensor? residual, MisuseBatch batch)
    {
        var messages = Enumerable.Range(0, (int)states.shape[0]).Select(_ => zeros(Width)).ToArray();
        for (var m = 0; m < (int)batch.EdgeKinds.shape[0]; m++)
        {
            var kind = batch.EdgeKinds[m].item<long>();
            var to = batch.EdgeTo[m].item<long>();
            messages[to] = messages[to]
                .add(states[batch.EdgeFrom[m].item<long>()].matmul(weights[layer + "weights"][kind]))
                .add(weights[layer + "biases"][kind]);
        }

        var read = residual is null ? stack(messages) : cat([residual, stack(messages)], 1);
        Tensor Gate(Tensor value, string side, int part) => nn.functional.linear(
            value,
            weights[$"{layer}update.weight_{side}"].narrow(0, part * Width, Width),
            weights[$"{layer}update.bias_{side}"].narrow(0, part * Width, Width));
        var reset = Gate(read, "ih", 0).add(Gate(states, "hh", 0)).sigmoid();
        var keep = Gate(read, "ih", 1).add(Gate(states, "hh", 1)).sigmoid();
        var fresh = Gate(read, "ih", 2).add(reset.mul(Gate(states, "hh", 2))).tanh();
        return fresh.mul(1 - keep).add(keep.mul(states));
    }
}
