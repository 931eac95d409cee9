using CodeIntel.Studies;

namespace CodeIntel.Tests.Studies;

public sealed class LockFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("codeintel-lock-").FullName;

    private string Corpus => Path.Combine(_folder, "csharp.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Is_read_as_it_was_written_in_ordinal_order_and_keeps_the_first_commit_of_a_branch()
    {
        var written = LockFile.Load(Corpus);
        written.Add("https://b.example/x", null, new string('1', 40));
        written.Add("https://a.example/x", "main", new string('2', 40));
        written.Add("https://a.example/x", "main", new string('3', 40));
        written.Add("https://a.example/x: odd # \"name\"", "feature/ü", new string('4', 40));
        written.Save();

        var read = LockFile.Load(Corpus);

        Assert.Equal(Path.Combine(_folder, "csharp.lock.yaml"), written.Path);
        Assert.Equal(written.Branches, read.Branches);
        Assert.Equal(written.ToString(), read.ToString());
        Assert.Equal(new string('1', 40), read.Find("https://b.example/x", null));
        Assert.Equal(new string('2', 40), read.Find("https://a.example/x", "main"));
        Assert.Null(read.Find("https://a.example/x", null));
        Assert.Equal(["csharp.lock.yaml"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("branches:\n- url: [", "line 2")]
    [InlineData("- a\n- b\n", "line 1")]
    [InlineData("branches:\n- url: x\n  branch: main\n", "'x'")]
    [InlineData("branches:\n- url: x\n  commit: ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD\n", "'x'")]
    public void Something_else_in_its_place_is_an_error_that_says_where(string text, string where)
    {
        File.WriteAllText(LockFile.PathFor(Corpus), text);

        var error = Assert.Throws<StageException>(() => LockFile.Load(Corpus));

        Assert.Contains(where, error.Message, StringComparison.Ordinal);
        Assert.Contains("csharp.lock.yaml", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("branches:\n")]
    public void An_empty_file_locks_nothing(string text)
    {
        File.WriteAllText(LockFile.PathFor(Corpus), text);

        Assert.Empty(LockFile.Load(Corpus).Branches);
    }
}
