using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Sqlite.Inspect;

namespace CodeIntel.Sqlite.Tests;

public sealed class DuplicateTableTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    public DuplicateTableTests() => _sample.WriteCorpus();

    [Fact]
    public void Remembers_a_level_under_its_fingerprint_only()
    {
        var table = new DuplicateTable(_sample.Workspace);
        _sample.WriteDuplicates("f");

        Assert.Equal(SampleWorkspace.Duplicates().Summary, table.FindSummary(DuplicationLevel.Method, "f"));
        Assert.Null(table.FindSummary(DuplicationLevel.Method, "g"));
        Assert.Null(table.FindSummary(DuplicationLevel.File, "f"));
        Assert.Equal([SampleWorkspace.Duplicates().Summary], table.Summaries());
    }

    [Fact]
    public void Replaces_a_level_and_its_drops()
    {
        _sample.WriteDuplicates("f", new Drop("method", "a", "no-tokens", "d"));
        _sample.WriteDuplicates("g", new Drop("method", "b", "no-tokens", "d"));

        Assert.Equal((2, 2, 6), (Rows("duplicate_pairs"), Rows("duplicate_clusters"), Rows("duplicate_members")));
        Assert.Equal(1, Rows("drops"));
        Assert.Null(new DuplicateTable(_sample.Workspace).FindSummary(DuplicationLevel.Method, "f"));

        long Rows(string table) => _sample.Rows(table);
    }

    [Fact]
    public void Gives_back_the_clusters_of_a_relation()
    {
        _sample.WriteDuplicates();

        var clusters = new CrossReferenceTable(_sample.Workspace).ReadClusters(DuplicationRelation.Near).ToList();

        var cluster = Assert.Single(clusters);
        Assert.Equal(1, cluster.Representative);
        Assert.Equal([1, 3, 5], cluster.Members.Select(member => member.Row));
        Assert.Empty(new CrossReferenceTable(_sample.Workspace).ReadClusters(DuplicationRelation.Type2));
    }

    [Fact]
    public void What_is_known_comes_back_under_its_options_and_outlives_a_change_of_the_corpus()
    {
        var table = new KnownDuplicateTable(_sample.Workspace);
        var known = new KnownLevel(
            [ContentHash.Of("a"), ContentHash.Of("b"), ContentHash.Of("c")], [new(0, 2, 30, 40), new(1, 2, 5, 6)]);
        table.Write(DuplicationLevel.Method, "options", new([], [new(0, 1, 2, 3)]));
        table.Write(DuplicationLevel.Method, "options", known);

        new StageTable(_sample.Workspace).Begin("dedup", "another");

        var found = table.Find(DuplicationLevel.Method, "options")!;
        Assert.Equal(known.Sequences, found.Sequences);
        Assert.Equal(known.Pairs, found.Pairs);
        Assert.Null(table.Find(DuplicationLevel.Method, "other options"));
        Assert.Null(table.Find(DuplicationLevel.File, "options"));
        Assert.Equal(new DuplicateTable(_sample.Workspace).Terms(), table.TermHashes().Count);
    }

    [Fact]
    public void Keeps_the_shape_of_a_cluster()
    {
        var cluster = SampleWorkspace.Duplicates().Clusters[0] with
        {
            Medoid = 3,
            Cohesion = 0.5,
            CohesionIsExact = false,
            IsChained = true,
            Scope = ClusterScope.AcrossRepositories,
        };

        new DuplicateTable(_sample.Workspace).Write(SampleWorkspace.Duplicates() with { Clusters = [cluster] }, "f");

        var found = new CrossReferenceTable(_sample.Workspace).ReadClusters(cluster.Relation).Single();
        Assert.Equal(cluster with { Members = [] }, found with { Members = [] });
    }

    [Fact]
    public void Counts_units_of_each_level()
    {
        var table = new DuplicateTable(_sample.Workspace);

        Assert.Equal((5, 3), (table.Count(DuplicationLevel.Method), table.Count(DuplicationLevel.File)));
    }

    [Fact]
    public void Stores_the_blocks_of_methods_and_leaves_them_where_files_are_written()
    {
        var methods = SampleWorkspace.Duplicates() with { Blocks = [new(1, 4, 3, 0, 50), new(2, 4, 1, 2, 60)] };
        var table = new DuplicateTable(_sample.Workspace);
        table.Write(methods, "f");

        table.Write(SampleWorkspace.Duplicates() with { Level = DuplicationLevel.File }, "f");

        Assert.Equal([new DuplicateBlock(1, 4, 3, 0, 50)], new UnitReader(_sample.Workspace).Blocks(4, 1));
        var listed = Assert.Single(new Inspection(_sample.Workspace, 10).Blocks());
        Assert.Equal([60L, 50L], listed.Rows.Select(row => row[0]));
        table.Write(methods with { Blocks = [] }, "g");
        Assert.Equal(0, _sample.Rows("duplicate_blocks"));
    }

    [Fact]
    public void Finds_methods_by_id_its_first_digits_and_names()
    {
        var reader = new UnitReader(_sample.Workspace);
        var unit = reader.Read(2);

        Assert.Equal([2L], reader.Find(unit.Id, 5));
        Assert.Equal([2L], reader.Find(unit.Id[..8].ToUpperInvariant(), 5));
        Assert.Equal([2L], reader.Find(unit.Name, 5));
        Assert.Equal([2L], reader.Find(unit.Name.Split('.')[^1], 5));
        Assert.Equal([1L, 3L], reader.Find("Parse", 2));
        Assert.Empty(reader.Find("%", 5));
        Assert.Equal("void GetName() { return; }", unit.Text);
        Assert.Equal(["void", "GetName", "(", ")", "{", "return", ";", "}"], unit.Tokens.Select(token => token.Text));
    }

    [Fact]
    public void Hands_out_methods_to_make_clones_of()
    {
        var origins = new EvaluationTable(_sample.Workspace);

        Assert.Equal([1L, 2L, 3L, 4L, 5L], origins.Origins(8, 8).Select(origin => origin.Row));
        Assert.Empty(origins.Origins(9, 100));
        Assert.Equal("void GetName() { return; }", origins.ReadCode(2));
        Assert.Equal(new DuplicateTable(_sample.Workspace).TermKinds(), origins.Terms().Select(term => term.Kind));
    }

    public void Dispose() => _sample.Dispose();
}
