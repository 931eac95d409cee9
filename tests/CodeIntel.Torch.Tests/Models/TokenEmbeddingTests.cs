using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

public sealed class TokenEmbeddingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_token_is_the_mean_of_its_subtokens_and_its_position(bool hasPositions)
    {
        using var scope = NewDisposeScope();
        using var embedding = new TokenEmbedding(5, 4, 10, hasPositions);
        var table = (Tensor)embedding.parameters().Single();
        var batch = new TokenGraphBatcher(1, CPU).Build(
            [new([[0], [1, 2, 2]], [], [], [], [], 0, []), new([[4], [3], [1, 3]], [], [], [], [], 0, [])]);

        var states = embedding.forward(batch).view(2, 3, 4);

        var second = table[1].add(table[2], 2).div(3);
        var position = hasPositions
            ? tensor(new[] { (float)Math.Sin(1), (float)Math.Cos(1), (float)Math.Sin(0.01), (float)Math.Cos(0.01) })
            : zeros(4);
        Assert.True(states[0, 1].allclose(second.add(position), 1e-5, 1e-5));
        Assert.True(states[1, 1].allclose(table[3].add(position), 1e-5, 1e-5));
    }
}
