using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Train;

public sealed class TokenGraphBatcherTests
{
    private static readonly TokenGraphExample _sound = new([[1], [2, 3], [4]], [1, 0], [0, 1], [1, 2], [1, 2], 2, [1]);

    private static readonly TokenGraphExample[] _broken =
    [
        _sound with { SubtokenIds = [[1], [], [4]] },
        _sound with { EdgeFrom = [0] },
        _sound with { EdgeTo = [1, 3] },
        _sound with { EdgeFrom = [-1, 1] },
        _sound with { EdgeKinds = [2, 0] },
        _sound with { Candidates = [0, 1, 2] },
        _sound with { Candidates = [1, 2, 3] },
        _sound with { Location = 3 },
        _sound with { Location = 0 },
        _sound with { Targets = [] },
        _sound with { Targets = [0] },
    ];
    /// <summary>Examples that contradict themselves, each in its own way.</summary>
    public static TheoryData<int> Broken { get; } = [.. Enumerable.Range(0, _broken.Length)];


    [Fact]
    public void Lays_out_examples_padded_to_the_longest()
    {
        using var scope = NewDisposeScope();

        var batch = new TokenGraphBatcher(2, CPU).Build([_sound, new([[5], [6], [7], [8, 9]], [], [], [], [3], 0, [])]);

        Assert.Equal((2, 4, true), (batch.Size, batch.Length, batch.IsPadded));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], Longs(batch.Subtokens));
        Assert.Equal([0, 1, 1, 2, 4, 5, 6, 7, 7], Longs(batch.SubtokenOwner));
        Assert.Equal([1, 0.5f, 0.5f, 1, 1, 1, 1, 0.5f, 0.5f], batch.SubtokenShare.data<float>().ToArray());
        Assert.Equal([true, true, true, false, true, true, true, true], batch.Mask.data<bool>().ToArray());
        Assert.Equal([false, true, true, false, false, false, false, true], batch.Candidates.data<bool>().ToArray());
        Assert.Equal([false, true, .. new bool[6]], batch.Targets.data<bool>().ToArray());
        Assert.Equal([2, 0], Longs(batch.Location));
    }

    [Fact]
    public void Lays_each_edge_both_ways_sorted_by_kind()
    {
        using var scope = NewDisposeScope();

        var batch = new TokenGraphBatcher(2, CPU).Build([_sound, _sound]);

        Assert.False(batch.IsPadded);
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3], Longs(batch.EdgeKinds));
        Assert.Equal([1, 4, 2, 5, 0, 3, 1, 4], Longs(batch.EdgeFrom));
        Assert.Equal([2, 5, 1, 4, 1, 4, 0, 3], Longs(batch.EdgeTo));
        Assert.Equal([0, 2, 4, 6, 8], batch.EdgeOffsets);
    }

    [Fact]
    public void Makes_room_for_a_second_best_place() =>
        Assert.Equal(2, new TokenGraphBatcher(1, CPU).Build([new([[1]], [], [], [], [], 0, [])]).Length);

    [Theory]
    [MemberData(nameof(Broken))]
    public void Refuses_an_example_that_contradicts_itself(int number) =>
        Assert.Throws<ArgumentException>(() => new TokenGraphBatcher(2, CPU).Build([_broken[number]]));

    private static long[] Longs(Tensor tensor) => tensor.data<long>().ToArray();
}
