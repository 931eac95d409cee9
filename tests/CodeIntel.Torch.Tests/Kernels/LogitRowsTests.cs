using CodeIntel.Torch.Kernels;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Kernels;

public sealed class LogitRowsTests
{
    public static TheoryData<int> Widths { get; } = [2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 100, 1000];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Says_what_the_native_operations_say(int width)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(width);
        var logits = randn(20, width) * 5; // (B, Y)
        var labels = randint(0, width, 20, int64);

        var scores = LogitRows.Read(logits, labels);

        var (normalizers, own) = (logits.logsumexp(1), logits.gather(1, labels.unsqueeze(1)));
        var (best, indices) = logits.topk(2, 1);
        for (var b = 0; b < scores.Length; b++)
        {
            Assert.Equal(normalizers[b].item<float>(), scores[b].Normalizer, 1e-5f);
            Assert.Equal(own[b, 0].item<float>(), scores[b].Own);
            Assert.Equal(best[b, 0].item<float>(), scores[b].Best);
            Assert.Equal(best[b, 1].item<float>(), scores[b].Second);
            Assert.Equal(indices[b, 0].item<long>(), scores[b].Prediction);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Derives_the_mean_cross_entropy(int width)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(width);
        var logits = (randn(20, width) * 5).requires_grad_(); // (B, Y)
        var labels = randint(0, width, 20, int64);
        nn.functional.cross_entropy(logits, labels).backward();
        var rows = logits.detach().clone();

        var scores = LogitRows.ReadAndDerive(rows, labels);

        Assert.True(rows.allclose(logits.grad!, 1e-5, 1e-7));
        Assert.Equal(LogitRows.Read(logits.detach(), labels), scores);
    }

    [Fact]
    public void Of_equal_logits_the_first_is_the_prediction()
    {
        using var scope = NewDisposeScope();
        var row = zeros(1, 40);
        foreach (var place in new long[] { 11, 19, 35, 39 })
        {
            row[0, place] = 2;
        }

        var score = LogitRows.Read(row, zeros(1, int64)).Single();

        Assert.Equal((11, 2f, 2f, 0f), (score.Prediction, score.Best, score.Second, score.Own));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(39)]
    public void What_is_no_number_is_not_hidden(int place)
    {
        using var scope = NewDisposeScope();
        var row = zeros(1, 40);
        row[0, place] = float.NaN;

        Assert.True(float.IsNaN(LogitRows.Read(row, zeros(1, int64)).Single().Normalizer));
    }
}
