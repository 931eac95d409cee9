using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Train;

public sealed class TextSequencesTests
{
    [Fact]
    public void Puts_a_text_between_start_and_end()
    {
        Assert.Equal([0, 7, 8, 9, 2], TextSequences.Single([7, 8, 9], 5));
        Assert.Equal([0, 7, 8, 2], TextSequences.Single([7, 8, 9], 4));
    }

    [Fact]
    public void Cuts_the_longer_of_two_texts()
    {
        Assert.Equal([0, 7, 2, 8, 9, 2], TextSequences.Pair([7], [8, 9], 6));
        Assert.Equal([0, 7, 2, 4, 5, 2], TextSequences.Pair([7], [4, 5, 6, 7], 6));
        Assert.Equal([0, 7, 8, 2, 4, 2], TextSequences.Pair([7, 8, 9], [4, 5], 6));
    }

    [Fact]
    public void Pads_to_the_longest()
    {
        using var scope = NewDisposeScope();

        var batch = TextSequences.Batch([[0, 2], [0, 7, 2]], CPU);

        Assert.Equal([2, 3], batch.shape);
        Assert.Equal([0L, 2, 1, 0, 7, 2], batch.data<long>().ToArray());
    }
}
