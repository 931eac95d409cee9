using CodeIntel.Sqlite.Inspect;

namespace CodeIntel.Sqlite.Tests.Inspect;

public sealed class InspectionTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    public InspectionTests()
    {
        _sample.WriteEverything();
        _sample.Scalar("insert into stages (name, fingerprint) values ('split', 'f')");
        new StageTable(_sample.Workspace).Finish("split", "f", SampleWorkspace.Report("split"));
    }

    [Fact]
    public void Overview_counts_what_is_there()
    {
        var overview = Inspect().Overview().ToDictionary(table => table.Title);

        Assert.Equal([2L, 3L], overview["repositories"].Rows[0].Skip(3));
        Assert.Equal([1L, 2L], overview["repositories"].Rows[1].Skip(3));
        Assert.Equal(["split", "thing", 3L, 2L, "too-large 1"], Assert.Single(overview["ledger"].Rows));
        Assert.Equal([["train", 3L, 2L, 8.0], ["test", 2L, 2L, 8.0]], overview["splits"].Rows);
        Assert.Equal([["exact", 1L, 3L, 3L], ["near", 1L, 3L, 3L]], overview["clusters of methods"].Rows);
        Assert.Equal(["method-name_code2vec_clean_seed1", 2L, 10L, "finished"], Assert.Single(overview["runs"].Rows));
        Assert.Equal(
            ["method-name_code2vec_clean_seed1", "f1", 0.5, null, null], Assert.Single(overview["scores"].Rows));
    }

    [Fact]
    public void Overview_of_an_empty_workspace_is_empty()
    {
        using var empty = new SampleWorkspace();

        Assert.All(new Inspection(empty.Workspace, 10).Overview(), table => Assert.Empty(table.Rows));
    }

    [Fact]
    public void Drops_are_counted_by_reason_and_listed()
    {
        var tables = Inspect().Drops("noise", null);

        Assert.Equal(["noise", "example (method-leakage seed 1)", "no-call", 1L], Assert.Single(tables[0].Rows));
        Assert.Equal("k", Assert.Single(tables[1].Rows)[3]);
        Assert.Empty(Inspect().Drops(null, "other")[1].Rows);
    }

    [Fact]
    public void Finds_one_example_by_the_first_digits_of_its_id()
    {
        var file = SampleWorkspace.SourceFile(SampleWorkspace.Repository(1, "first"), "a.cs", "Parse");
        var id = file.Units[0].Id.ToString();

        var found = Inspect().Find(id[..8].ToUpperInvariant()).ToDictionary(table => table.Title);

        Assert.Equal(id, found["examples"].Rows[0][0]);
        Assert.Equal(("parse", "train"), ((string)found["example"].Rows[0][0]!, (string)found["example"].Rows[0][7]!));
        Assert.Equal(["exact", "near"], found["clusters"].Rows.Select(row => row[1]));
        Assert.Equal(["method-leakage", "", 0.25, "Parse", "Renamed"], Assert.Single(found["noise"].Rows));
        Assert.Equal("void Parse() { return; }", found["code"].Rows[0][0]);
    }

    [Theory]
    [InlineData("b/Test", "examples files")]
    [InlineData("Sample.Parse", "examples")]
    [InlineData("k", "drops")]
    [InlineData("nowhere", "")]
    [InlineData("%", "")]
    [InlineData("'; drop table examples; --", "")]
    public void Finds_by_part_of_a_path_a_name_or_a_drop(string text, string titles) =>
        Assert.Equal(titles, string.Join(' ', Inspect().Find(text).Select(table => table.Title).Intersect(
            ["examples", "files", "drops"])));

    [Fact]
    public void Shows_the_members_of_a_cluster()
    {
        var members = Inspect().Cluster(2).Single(table => table.Title == "members");

        Assert.Equal(["train", "train", "test"], members.Rows.Select(row => row[7]));
        Assert.Empty(Inspect().Cluster(99));
    }

    [Fact]
    public void Shows_no_more_rows_than_asked_for()
    {
        var inspection = new Inspection(_sample.Workspace, 2);

        Assert.Equal(2, inspection.Find("Sample")[0].Rows.Count);
        Assert.Equal(["parse", "format"], inspection.Labels()[0].Rows.Select(row => row[0]));
        Assert.Equal(3L, Assert.Single(inspection.Clusters()[0].Rows)[1]);
    }

    public void Dispose() => _sample.Dispose();

    private Inspection Inspect() => new(_sample.Workspace, 10);
}
