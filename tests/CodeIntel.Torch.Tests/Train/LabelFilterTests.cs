using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.MethodName;

namespace CodeIntel.Torch.Tests.Train;

public sealed class LabelFilterTests
{
    private static readonly Dictionary<string, int> _training =
        new() { ["get"] = 9, ["set"] = 5, ["add"] = 5, ["run"] = 1 };

    [Fact]
    public void Without_options_every_label_is_learnt()
    {
        var filter = new LabelFilter(new());

        Assert.True(filter.KeepsAll);
        Assert.Null(filter.RefuseName("GetName", "get|name"));
        Assert.Empty(filter.RefuseByCount(_training, out var whereNone));
        Assert.Null(whereNone);
    }

    [Theory]
    [InlineData("GetName", "get|name", null)]
    [InlineData("getName", "get|name", null)]
    [InlineData("get_name", "get|name", null)]
    [InlineData("SetName", "set|name", "label-not-listed")]
    public void A_list_names_labels_however_they_are_written(string name, string label, string? reason) =>
        Assert.Equal(reason, new LabelFilter(new() { List = ["GetName", "is|empty"] }).RefuseName(name, label)?.Reason);

    [Theory]
    [InlineData("GetName", null)]
    [InlineData("SetName", "label-not-included")]
    [InlineData("GetNameTest", "label-excluded")]
    public void Patterns_look_at_the_name_as_it_is_declared(string name, string? reason)
    {
        var filter = new LabelFilter(new() { Include = "^Get", Exclude = "Test$" });

        Assert.False(filter.KeepsAll);
        Assert.Equal(reason, filter.RefuseName(name, "any")?.Reason);
    }

    [Fact]
    public void The_most_frequent_labels_stay_and_equals_go_by_their_text()
    {
        var refused = new LabelFilter(new() { Top = 2 }).RefuseByCount(_training, out var whereNone);

        Assert.Equal(["run", "set"], refused.Keys.Order());
        Assert.All(refused.Values, drop => Assert.Equal("not-top-label", drop.Reason));
        Assert.Equal("not-top-label", whereNone!.Value.Reason);
    }

    [Fact]
    public void Counts_bound_labels_on_both_sides_and_come_before_the_rank()
    {
        var options = new LabelOptions { MinCount = 2, MaxCount = 8, Top = 1 };

        var refused = new LabelFilter(options).RefuseByCount(_training, out var whereNone);

        Assert.Equal(
            [("get", "frequent-label"), ("run", "rare-label"), ("set", "not-top-label")],
            refused.Select(pair => (pair.Key, pair.Value.Reason)).Order());
        Assert.Equal("not-top-label", whereNone!.Value.Reason);
    }

    [Fact]
    public void A_least_count_refuses_what_training_does_not_have()
    {
        new LabelFilter(new() { MinCount = 2 }).RefuseByCount(_training, out var whereNone);

        Assert.Equal("rare-label", whereNone!.Value.Reason);
    }
}
