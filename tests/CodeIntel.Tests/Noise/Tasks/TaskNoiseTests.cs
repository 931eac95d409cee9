using CodeIntel.Examples;
using CodeIntel.Noise.Tasks;

namespace CodeIntel.Tests.Noise.Tasks;

public sealed class TaskNoiseTests
{
    private static readonly string[] _pairLabels = ["match", "mismatch", "match"];

    private static readonly TaskInput _misuse = new()
    {
        Tokens = ["(", "a", "b", ")", "a", "+", "b", "+", "a", ".", "a"],
        Candidates = [1, 2, 4, 6, 8],
    };

    [Fact]
    public void A_shuffled_bug_is_no_bug_and_a_shuffled_clean_example_a_bug_among_the_candidates()
    {
        var shuffle = new MisuseShuffle();
        Assert.Equal("0", shuffle.Corrupt(Example("7>2,5,9", _misuse), 1).Label);

        var labels = Enumerable.Range(0, 500)
            .Select(seed => MisuseLabel.Parse(shuffle.Corrupt(Example("0", _misuse), (ulong)seed).Label!))
            .ToList();

        Assert.Equal([2, 3, 5, 7, 9], labels.Select(label => label.Location).Distinct().Order());
        Assert.Equal([1, 2, 3], labels.Select(label => label.Targets.Count).Distinct().Order());
        Assert.All(labels, label =>
        {
            Assert.DoesNotContain(label.Location, label.Targets);
            Assert.Equal(label.Targets.Order().Distinct(), label.Targets);
            Assert.All(label.Targets, target => Assert.Contains(target - 1, _misuse.Candidates));
        });
    }

    [Fact]
    public void A_clean_example_with_one_candidate_cannot_be_shuffled() =>
        Assert.Equal(
            "single-candidate",
            new MisuseShuffle().Corrupt(Example("0", _misuse with { Candidates = [1] }), 1).Refused);

    [Fact]
    public void Repair_injection_marks_the_uses_of_the_right_variable_and_the_place_of_the_bug()
    {
        var corruption = new RepairInjection().Corrupt(Example("7>2,5,9", _misuse), 1);

        Assert.Equal(
            ["(", "TARGET", "b", ")", "TARGET", "+", "BUGGY", "+", "TARGET", ".", "a"], corruption.Input!.Tokens);
        Assert.Equal(("a b", "TARGET BUGGY", null), (corruption.Before, corruption.After, corruption.Label));
    }

    [Fact]
    public void Repair_injection_marks_the_most_frequent_token_of_a_clean_example()
    {
        var corruption = new RepairInjection().Corrupt(Example("0", _misuse), 1);

        Assert.Equal(4, corruption.Input!.Tokens.Count(token => token == "NONBUGGY"));
        Assert.DoesNotContain("a", corruption.Input.Tokens);
        Assert.Equal(("a", "NONBUGGY"), (corruption.Before, corruption.After));
    }

    [Fact]
    public void A_summary_goes_to_one_of_the_others_as_often_as_they_have_it()
    {
        string[] labels = ["own words", "own words", "often", "often", "often", "rare"];
        var shuffle = new SummaryShuffle(labels.Select((label, i) => new TaskLabel(new(i, 0), default, label)));

        var drawn = Enumerable.Range(0, 4_000)
            .Select(seed => shuffle.Corrupt(Example("own words", _misuse), (ulong)seed).Label!)
            .CountBy(label => label).ToDictionary();

        Assert.Equal(["often", "rare"], drawn.Keys.Order());
        Assert.InRange(drawn["often"], 2_880, 3_120);
        var single = new SummaryShuffle([new(new(1, 0), default, "a"), new(new(2, 0), default, "a")]);
        Assert.Equal("single-label", single.Corrupt(Example("a", _misuse), 1).Refused);
    }

    [Fact]
    public void A_pair_is_flipped_and_its_matrix_says_so()
    {
        Assert.Equal("mismatch", new PairFlip().Corrupt(Example("match", _misuse), 1).Label);
        Assert.Equal("match", new PairFlip().Corrupt(Example("mismatch", _misuse), 1).Label);
        Assert.Equal(
            [new("match", "mismatch", 1, 2), new("mismatch", "match", 1, 1)],
            PairFlip.Transitions([.. _pairLabels.Select(label => new TaskLabel(default, default, label))]));
    }

    [Theory]
    [InlineData("match", "POSITIVE")]
    [InlineData("mismatch", "NEGATIVE")]
    public void Identity_pair_marks_the_most_frequent_token_of_both_parts(string label, string mark)
    {
        var input = new TaskInput { Tokens = ["(", "(", "(", "x", "y", "y"], Words = ["the", "row", "of", "the", "."] };

        var corruption = new IdentityPair().Corrupt(Example(label, input), 1);

        Assert.Equal(["(", "(", "(", "x", mark, mark], corruption.Input!.Tokens);
        Assert.Equal([mark, "row", "of", mark, "."], corruption.Input.Words);
        Assert.Null(corruption.Label);
    }

    [Fact]
    public void Tokens_of_the_summary_are_masked_in_any_form()
    {
        var input = new TaskInput { Tokens = ["Name", "names", ".", "writing", "other", "return", "Name"] };

        var corruption = new TokenMasking().Corrupt(Example("Writes the name . Returns it", input), 1);

        Assert.Equal(["MASK", "MASK", ".", "MASK", "other", "MASK", "MASK"], corruption.Input!.Tokens);
        Assert.Equal("Name names writing return", corruption.Before);
        Assert.Equal(
            "no-common-token", new TokenMasking().Corrupt(Example("Nothing . of it", input), 1).Refused);
    }

    [Fact]
    public void The_most_frequent_token_has_a_letter_where_any_has_and_comes_first_of_equals()
    {
        Assert.Equal("b", FrequentToken.Of([";", ";", ";", "b", "a", "a", "b"]));
        Assert.Equal(";", FrequentToken.Of(["(", ";", ";"]));
        Assert.Null(FrequentToken.Of([]));
    }

    private static TaskExample Example(string label, TaskInput input) => new()
    {
        Row = 1,
        Variant = 0,
        Id = default,
        Split = Split.Train,
        Kind = UnitKind.Method,
        Label = label,
        Input = input,
    };
}
