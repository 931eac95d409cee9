using CodeIntel.Torch.Models;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

public sealed class RnnTests
{
    private const int Width = 8;

    [Fact]
    public void Reads_one_half_from_the_first_token_and_the_other_from_the_last()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        using var model = new RnnBlock(1).Create(Width);
        var examples = TokenGraphs.Examples(4);
        var batch = TokenGraphs.Batch(examples);
        var states = randn(batch.Size * batch.Length, Width);
        var before = model.forward(states, batch);

        for (var b = 0; b < examples.Length; b++)
        {
            var (first, length) = ((long)b * batch.Length, examples[b].SubtokenIds.Length);
            for (var t = 0; t < length; t++)
            {
                var changed = states.clone();
                changed[first + t] = randn(Width);
                var moved = model.forward(changed, batch).sub(before).abs().view(batch.Size, batch.Length, 2, -1);
                var halves = moved.narrow(1, 0, length)[b].sum(dim: 2).gt(0); // (T, 2)
                for (var seen = 0; seen < length; seen++)
                {
                    Assert.Equal(seen >= t, halves[seen, 0].item<bool>());
                    Assert.Equal(seen <= t, halves[seen, 1].item<bool>());
                }
            }
        }
    }
}
