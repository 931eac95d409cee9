using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

public sealed class GreatTests
{
    [Fact]
    public void Without_edges_equals_the_transformer_with_its_weights()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var great = TokenGraphs.Model(TokenGraphs.Sizes("great"));
        using var transformer = TokenGraphs.Model(TokenGraphs.Sizes("transformer"));
        var weights = great.named_parameters()
            .ToDictionary(parameter => parameter.name, parameter => parameter.parameter);
        foreach (var (name, parameter) in transformer.named_parameters())
        {
            parameter.copy_(weights[name]);
        }

        var batch = TokenGraphs.Batch(TokenGraphs.Examples(5, edgesPerToken: 0));

        Assert.True(great.forward(batch).Location.allclose(transformer.forward(batch).Location, 1e-5, 1e-5));
        var linked = TokenGraphs.Batch(TokenGraphs.Examples(5));
        Assert.False(great.forward(linked).Location.allclose(transformer.forward(linked).Location, 1e-3, 1e-3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Equals_the_published_form_of_attention(int count)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        using var bias = new EdgeBias(2 * TokenGraphs.EdgeKinds, 8);
        var batch = TokenGraphs.Batch(TokenGraphs.Examples(count));
        var parts = Enumerable.Range(0, 3).Select(_ => randn(count, 2, batch.Length, 8)).ToArray(); // (B, H, T, D)

        var seen = bias.Attend(parts[0], parts[1], parts[2], batch);

        Assert.True(seen.allclose(Plain(bias, parts[0], parts[1], parts[2], batch), 1e-5, 1e-5));
    }

    [Fact]
    public void A_token_looks_along_the_edge_that_ends_at_it()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        using var bias = new EdgeBias(2, 8);
        var linked = new TokenGraphExample([[1], [1], [1]], [0], [1], [2], [1, 2], 0, []);
        var batch = new TokenGraphBatcher(1, CPU).Build([linked]);
        var bare = new TokenGraphBatcher(1, CPU).Build([linked with { EdgeKinds = [], EdgeFrom = [], EdgeTo = [] }]);
        var (query, key, value) = (randn(1, 1, 3, 8), randn(1, 1, 3, 8), randn(1, 1, 3, 8));

        var changed = bias.Attend(query, key, value, batch).sub(bias.Attend(query, key, value, bare)).abs().sum(dim: 3);

        Assert.Equal(0, changed[0, 0, 0].item<float>(), 1e-6); // no edge touches the first token
        Assert.True(changed[0, 0, 1].item<float>() > 1e-4); // the edge turned round ends here
        Assert.True(changed[0, 0, 2].item<float>() > 1e-4);
    }

    /// <summary>(q + b) kᵀ / √D with a dense bias (B, T, T), one edge after the other.</summary>
    private static Tensor Plain(EdgeBias bias, Tensor query, Tensor key, Tensor value, MisuseBatch batch)
    {
        var (size, heads, length) = ((int)query.shape[0], (int)query.shape[1], batch.Length);
        var (kinds, from, to) = (
            bias.forward(batch.EdgeKinds).data<float>().ToArray(),
            batch.EdgeFrom.data<long>().ToArray(),
            batch.EdgeTo.data<long>().ToArray());
        var dense = new float[size, 1, length, length];
        for (var m = 0; m < kinds.Length; m++)
        {
            dense[to[m] / length, 0, to[m] % length, from[m] % length] += kinds[m];
        }

        var scores = query.matmul(key.transpose(2, 3)).add(tensor(dense).mul(key.sum(3).unsqueeze(2))); // (B, H, T, T)
        var hidden = batch.Mask.logical_not().view(size, 1, 1, length).expand(size, heads, length, length);
        return scores.div(Math.Sqrt(8)).masked_fill(hidden, float.NegativeInfinity).softmax(3).matmul(value);
    }
}
