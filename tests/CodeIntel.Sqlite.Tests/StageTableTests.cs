namespace CodeIntel.Sqlite.Tests;

public sealed class StageTableTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    [Fact]
    public void Remembers_what_began_and_what_finished()
    {
        var stages = new StageTable(_sample.Workspace);
        Assert.Null(stages.Find("split"));

        stages.Begin("split", "f");
        Assert.Equal(new("split", "f", null), stages.Find("split"));

        stages.Finish("split", "g", SampleWorkspace.Report("split"));
        Assert.Equal("g", stages.Find("split")!.Fingerprint);
        Assert.Equal(1, stages.Find("split")!.Report!.Ledger[0].Dropped["too-large"]);
    }

    [Fact]
    public void Lists_reports_in_the_order_of_the_flow()
    {
        var stages = new StageTable(_sample.Workspace);
        foreach (var stage in (string[])["split", "clone", "dedup"])
        {
            stages.Begin(stage, "f");
            stages.Finish(stage, "f", SampleWorkspace.Report(stage));
        }

        stages.Begin("noise", "f");

        Assert.Equal(["clone", "dedup", "split"], stages.Reports().Select(report => report.Stage));
    }

    [Theory]
    [InlineData("clone", "clone extract dedup split noise train measure crossref")]
    [InlineData("extract", "clone")]
    [InlineData("dedup", "clone extract split noise train measure crossref")]
    [InlineData("split", "clone extract dedup noise train measure crossref")]
    [InlineData("noise", "clone extract dedup split train measure crossref")]
    [InlineData("train", "clone extract dedup split noise train")]
    [InlineData("measure", "clone extract dedup split noise train crossref")]
    [InlineData("crossref", "clone extract dedup split noise train measure")]
    [InlineData("report", "clone extract dedup split noise train measure crossref")]
    public void Clears_what_a_stage_wrote_and_what_refers_to_it(string begun, string left)
    {
        _sample.WriteEverything();
        using var empty = new SampleWorkspace();
        var (hasher, nothing) = (new ContentHasher(_sample.Workspace), new ContentHasher(empty.Workspace));

        new StageTable(_sample.Workspace).Begin(begun, "f");

        Assert.Equal(left, string.Join(' ', hasher.OfStages()
            .Where(stage => stage.Value != nothing.OfStage(stage.Key)).Select(stage => stage.Key)));
    }

    [Fact]
    public void Hashes_the_output_that_a_stage_reads()
    {
        var stages = new StageTable(_sample.Workspace);
        _sample.WriteCorpus();
        Assert.Equal("extract=none dedup=none", stages.InputHash("split"));
        stages.Begin("dedup", "f");
        Assert.Equal("extract=none dedup=unfinished", stages.InputHash("split"));
        stages.Finish("dedup", "f", SampleWorkspace.Report("dedup"));
        var before = stages.InputHash("split");

        _sample.WriteDuplicates();
        stages.Finish("dedup", "f", SampleWorkspace.Report("dedup"));

        Assert.NotEqual(before, stages.InputHash("split"));
        Assert.Equal("", stages.InputHash("clone"));
    }

    [Theory]
    [InlineData("clone")]
    [InlineData("train")]
    public void Forgets_the_hash_of_a_stage_that_begins_anew(string stage)
    {
        var stages = new StageTable(_sample.Workspace);
        stages.Begin(stage, "f");
        stages.Finish(stage, "f", SampleWorkspace.Report(stage));

        stages.Begin(stage, "g");

        Assert.Contains($"{stage}=unfinished", stages.InputHash("report"), StringComparison.Ordinal);
    }

    public void Dispose() => _sample.Dispose();
}
