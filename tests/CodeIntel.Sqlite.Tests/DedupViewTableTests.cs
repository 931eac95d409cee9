using CodeIntel.Dedup.Views;
using CodeIntel.Examples;
using CodeIntel.Sqlite.Inspect;
using CodeIntel.Studies;

namespace CodeIntel.Sqlite.Tests;

public sealed class DedupViewTableTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    public DedupViewTableTests()
    {
        _sample.WriteCorpus();
        _sample.WriteDuplicates(); // rows 1, 3 and 5
        _sample.WriteSplit(); // 1 and 3 in train, 5 in test
    }

    [Fact]
    public void Built_in_views_keep_the_first_of_each_cluster_without_being_stored()
    {
        Assert.Equal([new(3, 1), new(5, 1)], Table.Excluded("near"));
        Assert.Equal([new(3, 1), new(5, 1)], Table.Excluded("exact"));
        Assert.Empty(Table.Excluded("type2"));
        Assert.Equal(0, _sample.Rows("dedup_views"));
    }

    [Theory]
    [InlineData(ViewScope.All, "1>5 3>5")]
    [InlineData(ViewScope.Split, "3>1")]
    [InlineData(ViewScope.Train, "3>1")]
    public void Applies_the_scope_to_the_splits(ViewScope scope, string expected)
    {
        Write(scope, new(1, 5, null, 1), new(3, 5, null, 2));

        Assert.Equal(
            expected,
            string.Join(' ', Table.Excluded("mine").Select(excluded => $"{excluded.Row}>{excluded.StandIn}")));
    }

    [Fact]
    public void Examples_without_a_split_are_excluded_by_no_scope_but_all()
    {
        Write(ViewScope.Split, new ViewExclusion(3, 1, null, 1));
        _sample.Execute("delete from splits");

        Assert.Empty(Table.Excluded("mine"));
    }

    [Fact]
    public void All_examples_of_an_excluded_file_go_together_within_a_split()
    {
        // rows 4 and 5 are in the test split, file 3; the file that stands for it is in train
        Write(ViewScope.Split, new ViewExclusion(4, null, 1, 1), new ViewExclusion(5, 1, 1, 1),
            new ViewExclusion(3, null, 1, 2));

        Assert.Equal([3], Table.Excluded("mine").Select(excluded => excluded.Row));
    }

    [Fact]
    public void Tells_by_which_views_an_example_is_excluded()
    {
        Write(ViewScope.All, new ViewExclusion(1, 5, null, 1), new ViewExclusion(3, 5, null, 2));

        var views = Table.ExcludedBy(1).Select(pair => (pair.View.Name, pair.Exclusion.StandIn));

        Assert.Equal([("mine", 5L)], views);
        Assert.Equal(["mine", "exact", "near"], Table.ExcludedBy(3).Select(pair => pair.View.Name));
        Assert.Empty(Table.ExcludedBy(2));
    }

    [Fact]
    public void Inspection_lists_views_and_names_the_stand_in()
    {
        Write(ViewScope.All, new ViewExclusion(1, 5, null, 1));
        var inspection = new Inspection(_sample.Workspace, 20);
        var id = _sample.Scalar("select lower(hex(example_id)) from examples where id = 1")!.ToString()!;

        var views = inspection.Views()[0];
        var excluded = inspection.Find(id).Single(table => table.Title == "excluded by");

        Assert.Equal(["mine", "exact", "type1", "type2", "near"], views.Rows.Select(row => row[0]));
        Assert.Equal([4L, 1L], views.Rows[0].Skip(6));
        Assert.Equal("Sample.Parse", Assert.Single(excluded.Rows)[3]);
    }

    [Fact]
    public void An_unknown_view_is_an_error_that_names_the_known_ones()
    {
        var error = Assert.Throws<WorkspaceException>(() => Table.Excluded("nearly"));

        Assert.Contains("Known: exact, type1, type2, near", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clusters_carry_what_policies_look_at()
    {
        _sample.Execute("update source_files set effective_licence = 'MIT'");
        _sample.Execute("update source_files set licence = 'GPL-2.0-only', effective_licence = 'unknown' where id = 2");

        var cluster = Assert.Single(new ViewSource(_sample.Workspace).Clusters(
            DuplicationLevel.Method, DuplicationRelation.Near));

        Assert.Equal([1, 3, 5], cluster.Select(member => member.Row));
        Assert.Equal(["MIT", null, "MIT"], cluster.Select(member => member.Licence));
        Assert.All(cluster, member => Assert.Equal(8, member.TokenCount));
        Assert.Equal(8, new ViewSource(_sample.Workspace).TokenSet(DuplicationLevel.Method, cluster[0]).Length);
    }

    [Fact]
    public void Injected_copies_come_back_in_order()
    {
        _sample.Noise().WriteInjected(new(
            1,
            [new(new(1, 0.5, 0.5), DuplicateForm.Renamed, 3,
                [SampleWorkspace.Noisy(1, "First"), SampleWorkspace.Noisy(1, "Second")])],
            [SampleWorkspace.Refusal(2)]));

        var injected = Assert.Single(new TrainingTable(_sample.Workspace).Injected());

        Assert.Equal((1, 0.5, 3), (injected.Row, injected.NoisyFrom, injected.Factor));
        Assert.Equal(2, injected.Copies.Count);
        Assert.Equal(1L, _sample.Scalar("select count(*) from drops where stage = 'noise'"));
        Assert.Equal(2, _sample.Noise().ReadOutcomes(NoiseKind.DuplicateInjection, 1).Count);
    }

    public void Dispose() => _sample.Dispose();

    private DedupViewTable Table => new(_sample.Workspace);

    private void Write(ViewScope scope, params ViewExclusion[] exclusions) => Table.Write(
        new() { Name = "mine", Scope = scope, Policy = ViewPolicy.KeepLongest }, exclusions);
}
