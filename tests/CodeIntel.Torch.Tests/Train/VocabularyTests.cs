using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.MethodName;

namespace CodeIntel.Torch.Tests.Train;

public sealed class VocabularyTests
{
    private static readonly InternedText[] _table =
        [new(1, "b"), new(2, "B"), new(3, "a"), new(4, "rare"), new(9, "unused")];

    private static readonly Dictionary<int, long> _counts = new() { [1] = 5, [2] = 5, [3] = 7, [4] = 1 };

    [Fact]
    public void Orders_by_count_then_by_ordinal_text_after_padding_and_unknown()
    {
        var vocabulary = Vocabulary.Create(_counts, _table, 10);

        Assert.Equal([Vocabulary.Padding, Vocabulary.Unknown, "a", "B", "b", "rare"], vocabulary.Texts);
        Assert.Equal([2, 3, 4, 5], new[] { vocabulary[3], vocabulary[2], vocabulary[1], vocabulary[4] });
    }

    [Fact]
    public void Everything_beyond_the_most_frequent_is_unknown()
    {
        var vocabulary = Vocabulary.Create(_counts, _table, 2);

        Assert.Equal([Vocabulary.Padding, Vocabulary.Unknown, "a", "B"], vocabulary.Texts);
        Assert.Equal([1, 1, 1], new[] { vocabulary[1], vocabulary[4], vocabulary[1000] });
    }

    [Fact]
    public void An_id_without_a_text_is_an_error() =>
        Assert.Throws<StageException>(() => Vocabulary.Create(new Dictionary<int, long> { [77] = 1 }, _table, 2));

    [Fact]
    public void Labels_that_only_noise_gives_come_last()
    {
        var labels = new LabelVocabulary(["set", "get", "get", "add"], ["zip", "get", "find"]);

        Assert.Equal(["get", "add", "set", "find", "zip"], labels.Texts);
        Assert.Equal((3, LabelVocabulary.None), (labels["find"], labels["other"]));
    }
}
