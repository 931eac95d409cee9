using CodeIntel.Examples;
using CodeIntel.Sqlite.Report;
using CodeIntel.Studies;

namespace CodeIntel.Sqlite.Tests.Report;

public sealed class ReportReaderTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    public ReportReaderTests() => _sample.WriteEverything();

    [Fact]
    public void Counts_the_corpus()
    {
        var data = Read();

        Assert.Equal([(2L, 3L), (1L, 2L)], data.Repositories.Select(corpus => (corpus.Files, corpus.Units)));
        Assert.Equal((3L, 5L), (data.Repositories[0].NamesBound, data.Repositories[0].Names));
        Assert.Equal([new("method", 5)], data.Corpus[0].Counts);
        Assert.Equal([new("utf-8", 3)], data.Corpus[1].Counts);
        Assert.Equal(1, data.Corpus[2].Counts.Single(count => count.Name == "test").Count);
        Assert.Equal(["0–9"], data.Histograms[0].Bins.Select(bin => bin.Name));
        Assert.Equal((5, 8), (data.Histograms[0].Bins[0].Count, data.Histograms[0].Median));
    }

    [Fact]
    public void Describes_labels_of_each_split()
    {
        var labels = Read().Labels;

        Assert.Equal([Split.Train, Split.Test], labels.Select(split => split.Split));
        Assert.Equal((3L, 2L, 1L, 0L), Numbers(labels[0]));
        Assert.Equal((2L, 2L, 2L, 1L), Numbers(labels[1]));
        Assert.Equal([new("parse", 2), new("get|name", 1)], labels[0].MostFrequent);

        static (long, long, long, long) Numbers(ReportLabels of) => (of.Examples, of.Distinct, of.Once, of.Unseen);
    }

    [Fact]
    public void Describes_duplication_and_leaks()
    {
        var data = Read();

        var near = data.Duplication.Single(duplication => duplication.Relation == DuplicationRelation.Near);
        Assert.Equal((1L, 3L, 5L), (near.Clusters, near.Members, near.Units));
        Assert.Equal((3L, 1L), (near.Largest, near.CrossRepository));
        Assert.Equal(
            [
                new("https://example.org/first", "https://example.org/first", 1),
                new("https://example.org/first", "https://example.org/second", 1),
            ],
            data.RepositoryOverlaps);
        var cluster = Assert.Single(data.LargestClusters);
        Assert.Equal((3L, 2L), (cluster.Size, cluster.Repositories));
        Assert.Equal(DuplicationRelation.Exact, cluster.Relation);
        Assert.All(cluster.Members, member => Assert.Equal("void Parse() { return; }", member.Code));
        Assert.Equal([Split.Train, Split.Train, Split.Test], cluster.Members.Select(member => member.Split!.Value));
        Assert.Equal([DuplicationRelation.Exact, DuplicationRelation.Near], data.Leaks.Select(leak => leak.Relation));
    }

    [Fact]
    public void Unites_what_runs_measures_and_cross_references_say()
    {
        _sample.WriteRun(SampleWorkspace.CleanRun with { Seed = 2 });

        var data = Read();

        var run = Assert.Single(data.Runs);
        Assert.Equal((2, 2, 1L), (run.Epochs, run.Labels, run.NoisyExamples));
        Assert.Null(run.EpochsToFit);
        Assert.Equal(0.5, run.Train!.Score);
        Assert.Null(run.Test);
        Assert.Equal(5, data.Epochs.Count);
        Assert.Equal([0.5, 1.0], Assert.Single(data.DataMaps).Points.Select(point => point.Confidence).Order());
        Assert.Equal(double.NaN, Assert.Single(data.Detectors).Auc);
        Assert.Equal("cross-repository", Assert.Single(data.Correlations).Scope);
        Assert.Equal((4, 0.75), (data.Injected.Single().Mean.Copies, data.Injected.Single().Mean.Mean.Value));
        Assert.Equal(-0.25, Assert.Single(data.Regressions).Regression.Slope.Value);
        Assert.Equal("leaked", Assert.Single(data.LeakedScores).Group);
        Assert.Equal(["First.", "Second."], data.Conclusions.Select(conclusion => conclusion.Sentence));
        Assert.Equal(_sample.ContentHashText(), data.Study.ContentHash);
    }

    [Fact]
    public void Keeps_to_the_limits()
    {
        var data = Read(new() { Clusters = 0, DataMapPoints = 1, Labels = 1, MembersPerCluster = 1 });

        Assert.Empty(data.LargestClusters);
        Assert.Single(data.DataMaps[0].Points);
        Assert.All(data.Labels, labels => Assert.Single(labels.MostFrequent));
        var cut = Read(new() { MembersPerCluster = 1, CodeChars = 4 }).LargestClusters[0].Members;
        Assert.Equal(("void", 24L), (Assert.Single(cut).Code, cut[0].CodeLength));
    }

    [Fact]
    public void Reads_a_workspace_that_holds_nothing()
    {
        using var empty = new SampleWorkspace();

        var reader = new ReportReader(empty.Workspace, Study(), About());
        var data = reader.Read(new(), TestContext.Current.CancellationToken);

        Assert.Empty(data.Repositories);
        Assert.Empty(data.Runs);
        Assert.Empty(data.Labels);
        Assert.Equal(0, data.Histograms[0].Median);
    }

    public void Dispose() => _sample.Dispose();

    private static Study Study() => new() { Name = "study", Corpus = "corpus.yaml" };

    private static ReportAbout About() => new("corpus", [], []);

    private ReportData Read(ReportLimits? limits = null) => new ReportReader(_sample.Workspace, Study(), About())
        .Read(limits ?? new(), TestContext.Current.CancellationToken);
}
