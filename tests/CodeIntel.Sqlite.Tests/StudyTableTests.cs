using CodeIntel.Studies;

namespace CodeIntel.Sqlite.Tests;

public sealed class StudyTableTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    [Fact]
    public void Keeps_the_study_in_force()
    {
        var table = new StudyTable(_sample.Workspace);
        Assert.Null(table.Find());

        table.Write(new() { Name = "first", Corpus = "a.yaml" }, "/corpora/a.yaml");
        table.Write(new() { Name = "second", Corpus = "b.yaml" }, "/corpora/b.yaml");

        var (study, file) = table.Find()!.Value;
        Assert.Equal(("second", "/corpora/b.yaml"), (study.Name, file));
        Assert.Equal(StudyJson.Write(new Study { Name = "second", Corpus = "b.yaml" }), StudyJson.Write(study));
    }

    public void Dispose() => _sample.Dispose();
}
