using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Measures;

public sealed class TaskMeasureTests
{
    [Fact]
    public async Task Composed_names_are_scored_like_chosen_ones()
    {
        var workspace = new TraceWorkspace();
        workspace.Add(
            Split.Train, ["get|name", "run"], [false, false],
            TraceWorkspace.Composed(Split.Train, 1, "get|file", "run"),
            TraceWorkspace.Composed(Split.Train, 2, "get|name", "run"));

        await workspace.RunAsync();

        Assert.Equal(2 / 3.0, workspace.Value(Split.Train, 1, "precision"), 12);
        Assert.Equal(0.5, workspace.Value(Split.Train, 1, "exact-match"));
        Assert.Equal(1, workspace.Value(Split.Train, 2, "f1"));
        Assert.Equal([1, 2], workspace.Example("correctness"));
    }

    [Fact]
    public async Task Misuse_has_its_accuracies_with_their_own_n_and_its_main_score_everywhere()
    {
        var workspace = Of("variable-misuse");
        workspace.Add(
            Split.Train, ["0", "5>2", "0", "9>1,3"], [false, false, true, true],
            TraceWorkspace.Composed(Split.Train, 1, "0", "5>1", "3>1", "9>3"),
            TraceWorkspace.Composed(Split.Train, 2, "0>4", "5>2", "0", "9>3"));
        workspace.Add(Split.Test, ["0", "5>2"], [false, false], TraceWorkspace.Composed(Split.Test, 2, "0", "0>2"));

        await workspace.RunAsync();

        Assert.Equal(0.5, workspace.Value(Split.Train, 1, "accuracy"));
        Assert.Equal(0.5, workspace.Value(Split.Train, 1, "accuracy-noisy"));
        Assert.Equal(1, workspace.Value(Split.Train, 2, "accuracy-clean"));
        Assert.Equal((0.5, 2L), ValueAndN(workspace, Split.Train, 1, "repair-accuracy"));
        Assert.Equal((1, 2L), ValueAndN(workspace, Split.Train, 1, "localization-accuracy"));
        Assert.Equal((1, 1L), ValueAndN(workspace, Split.Test, 2, "no-bug-accuracy"));
        Assert.Equal((0, 1L), ValueAndN(workspace, Split.Test, 2, "joint-accuracy"));
        Assert.Equal(0.5, workspace.Value(Split.Test, 2, "accuracy-gap"));
        Assert.Equal(2, workspace.Measured.EpochsToFit());
        Assert.Equal([2, 1, 1, 2], workspace.Example("correctness"));
        Assert.DoesNotContain(
            workspace.Measured.Epochs, value => value.Measure.StartsWith("f1", StringComparison.Ordinal));
        var end = workspace.Measured.ScoresAtEnd(Split.Test)!;
        Assert.Equal((2, 0.5, 1.0), (end.Examples, end.Score, end.Of("repair-accuracy")));
        Assert.Null(end.Of("f1"));
    }

    [Fact]
    public async Task Accuracies_over_no_example_are_left_out()
    {
        var workspace = Of("variable-misuse");
        workspace.Add(Split.Train, ["0"], [false], TraceWorkspace.Composed(Split.Train, 1, "0"));

        await workspace.RunAsync();

        Assert.Equal(
            ["accuracy", "gini-loss", "loss", "no-bug-accuracy"],
            workspace.Measured.Epochs.Select(value => value.Measure).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Summaries_are_scored_by_bleu()
    {
        var workspace = Of("code-to-text");
        workspace.Add(
            Split.Train, ["returns the name of the file", "stops"], [true, false],
            TraceWorkspace.Composed(Split.Train, 1, "gets the file name", "stops"));

        await workspace.RunAsync();

        Assert.Equal(0.335160023, workspace.Value(Split.Train, 1, "bleu4-noisy"), 9);
        Assert.Equal((1 + 0.335160023) / 2, workspace.Value(Split.Train, 1, "bleu4"), 9);
    }

    [Fact]
    public async Task Search_has_the_mean_reciprocal_rank_of_its_queries()
    {
        var workspace = Of("code-search", "mismatch", "match");
        workspace.Add(
            Split.Train, ["match", "mismatch"], [false, false],
            TraceWorkspace.Trace(Split.Train, 1, [1, 1], [1, 1]));
        workspace.Add(Split.Test, ["match"], [false], TraceWorkspace.Trace(Split.Test, 1, [1], [1]));
        workspace.Ranks.AddRange([new(1, 1), new(2, 4), new(3, 1000)]);

        await workspace.RunAsync();

        Assert.Equal(0.5, workspace.Value(Split.Train, 1, "accuracy"));
        Assert.Equal(2 / 3.0, workspace.Value(Split.Train, 1, "f1"), 12);
        var mrr = Assert.Single(workspace.Measured.Values, value => value.Measure == "mrr");
        Assert.Equal((Split.Test, (1 + 0.25 + 0.001) / 3, 3L), (mrr.Split, mrr.Value, mrr.N));
        Assert.Equal(mrr.Value, workspace.Measured.ScoresAtEnd(Split.Test)!.Of("mrr"));
        Assert.Null(workspace.Measured.ScoresAtEnd(Split.Train)!.Of("mrr"));
    }

    [Fact]
    public async Task A_rank_below_one_is_an_error()
    {
        var workspace = Of("code-search", "mismatch", "match");
        workspace.Add(Split.Train, ["match"], [false], TraceWorkspace.Trace(Split.Train, 1, [1], [1]));
        workspace.Ranks.Add(new(7, 0));

        var error = await Assert.ThrowsAsync<StageException>(() => workspace.RunAsync());

        Assert.Contains("row 7 has the rank 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_example_is_critical_where_any_edit_changes_its_prediction()
    {
        var workspace = WithEdits(
            Edit("variable-rename", [1, 2, 3], [true, false, false]),
            Edit("try-catch", [1, 2, 5], [false, true, false]));

        var report = await workspace.RunAsync(new() { PerEpoch = [EpochMeasure.Csr] });

        Assert.Empty(report.Warnings);
        Assert.Equal((0.5, 4L), ValueAndN(workspace, Split.Test, 1, "csr"));
        Assert.Equal((1 / 3.0, 3L), ValueAndN(workspace, Split.Test, 1, "csr-variable-rename"));
        Assert.Equal((1 / 3.0, 3L), ValueAndN(workspace, Split.Test, 1, "csr-try-catch"));
        Assert.Equal(3, workspace.Measured.Epochs.Count);
    }

    [Fact]
    public async Task Twins_of_a_row_are_critical_one_by_one()
    {
        var workspace = WithEdits(
            Edit("variable-rename", [1, 1, 2], [true, false, false]),
            Edit("log-statement", [1, 1], [true, false]));

        await workspace.RunAsync(new() { PerEpoch = [EpochMeasure.Csr] });

        Assert.Equal((1 / 3.0, 3L), ValueAndN(workspace, Split.Test, 1, "csr"));
    }

    [Fact]
    public async Task An_edit_without_an_answer_per_example_is_an_error()
    {
        var workspace = WithEdits(Edit("try-catch", [1, 2], [true]));

        var error = await Assert.ThrowsAsync<StageException>(
            () => workspace.RunAsync(new() { PerEpoch = [EpochMeasure.Csr] }));

        Assert.Contains("1 answers for 2 examples", error.Message, StringComparison.Ordinal);
    }

    private static TraceWorkspace WithEdits(params EquivalentTrace[] edits)
    {
        var workspace = new TraceWorkspace();
        workspace.Add(Split.Train, ["run"], [false], TraceWorkspace.Trace(Split.Train, 1, [2], [1]));
        workspace.Equivalents.AddRange(edits);
        return workspace;
    }

    private static EquivalentTrace Edit(string name, long[] rows, bool[] changed) => new()
    {
        Epoch = 1,
        Split = Split.Test,
        Edit = name,
        Rows = rows,
        Changed = changed,
    };

    private static TraceWorkspace Of(string task, params string[] labels) => new()
    {
        Runs = [new(task, "model", NoiseKind.LabelShuffle, 0.5, 1)],
        Labels = labels,
    };

    private static (double Value, long N) ValueAndN(TraceWorkspace workspace, Split split, int epoch, string measure)
    {
        var value = Assert.Single(
            workspace.Measured.Epochs,
            value => value.Split == split && value.Epoch == epoch && value.Measure == measure);
        return (value.Value, value.N);
    }
}
