using CodeIntel.Export;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Export;

public sealed class ExportFolderTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("codeintel-export-");

    private string Target => Path.Combine(_root.FullName, "out");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Nothing_is_left_of_a_folder_that_was_not_committed()
    {
        using (var folder = new ExportFolder(Target, overwrite: false))
        {
            File.WriteAllText(Path.Combine(folder.Folder, "half"), "x");
        }

        Assert.Empty(_root.EnumerateFileSystemInfos());
    }

    [Fact]
    public void A_committed_folder_is_in_its_place_alone()
    {
        Write("new");

        Assert.Equal("new", Name());
        Assert.Single(_root.EnumerateFileSystemInfos());
    }

    [Fact]
    public void An_export_that_is_there_is_replaced_with_overwrite_only()
    {
        Write("old");

        Assert.Throws<ExportRefusedException>(() => new ExportFolder(Target, overwrite: false));
        Write("new", overwrite: true);

        Assert.Equal("new", Name());
        Assert.Single(_root.EnumerateFileSystemInfos());
    }

    [Fact]
    public void An_export_that_was_not_committed_leaves_the_old_one()
    {
        Write("old");

        using (var folder = new ExportFolder(Target, overwrite: true))
        {
            Fill(folder.Folder, "new");
        }

        Assert.Equal("old", Name());
        Assert.Single(_root.EnumerateFileSystemInfos());
    }

    [Theory]
    [InlineData(".partial")]
    [InlineData(".old")]
    public void A_neighbour_that_is_not_ours_is_never_deleted(string suffix)
    {
        Directory.CreateDirectory(Target + suffix);
        var thesis = Path.Combine(Target + suffix, "thesis.tex");
        File.WriteAllText(thesis, "years of work");

        if (suffix == ".partial")
        {
            var error = Assert.Throws<ExportRefusedException>(() => new ExportFolder(Target, overwrite: true));
            Assert.Contains(Target + suffix, error.Message, StringComparison.Ordinal);
            Assert.Throws<ExportRefusedException>(() => ExportFolder.Require(Target, overwrite: false));
        }
        else
        {
            Write("old");
            Write("new", overwrite: true);
        }

        Assert.Equal("years of work", File.ReadAllText(thesis));
    }

    [Fact]
    public void A_second_export_to_the_same_place_is_refused_while_the_first_is_at_work()
    {
        using (var first = new ExportFolder(Target, overwrite: false))
        {
            Fill(first.Folder, "first");

            var error = Assert.Throws<ExportRefusedException>(() => new ExportFolder(Target, overwrite: true));

            Assert.Contains("Another export", error.Message, StringComparison.Ordinal);
            first.Commit();
        }

        Assert.Equal("first", Name());
        Assert.Single(_root.EnumerateFileSystemInfos());
    }

    [Fact]
    public void What_a_killed_export_left_is_cleaned_up_and_what_it_took_away_comes_back()
    {
        Write("old");
        Directory.CreateDirectory(Target + ".partial");
        File.WriteAllText(Path.Combine(Target + ".partial", ExportFolder.MarkFileName), "");
        Fill(Directory.CreateDirectory(Path.Combine(Target + ".partial", "export")).FullName, "half");
        Directory.Move(Target, Path.Combine(Target + ".partial", "replaced"));

        Assert.Throws<ExportRefusedException>(() => new ExportFolder(Target, overwrite: false));

        Assert.Equal("old", Name());
        Assert.Single(_root.EnumerateFileSystemInfos());
    }

    [Fact]
    public void An_empty_folder_stays_the_same_folder()
    {
        Directory.CreateDirectory(Target);
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Target, owner);
        }

        Write("new");

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Target) == owner);
        Assert.Equal("x", File.ReadAllText(Path.Combine(Target, "data", "train.jsonl")));
        Assert.Single(_root.EnumerateFileSystemInfos());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1, 2]")]
    [InlineData("accounts of 2026")]
    [InlineData("""{ "version": 1, "format": "jsonl", "files": [ { "path": "ledger.json" } ] }""")]
    public void A_ledger_of_something_else_is_no_export(string ledger)
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, ExportLedger.FileName), ledger);

        Assert.Throws<ExportRefusedException>(() => new ExportFolder(Target, overwrite: true));

        Assert.Equal(ledger, File.ReadAllText(Path.Combine(Target, ExportLedger.FileName)));
    }

    [Theory]
    [InlineData("thesis.tex")]
    [InlineData("data/extra.jsonl")]
    [InlineData("notes/today.md")]
    public void An_export_with_other_files_in_it_is_not_replaced(string name)
    {
        Write("old");
        var file = Path.Combine(Target, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "years of work");

        var error = Assert.Throws<ExportRefusedException>(() => new ExportFolder(Target, overwrite: true));

        Assert.Contains(name.Split('/')[0], error.Message, StringComparison.Ordinal);
        Assert.Equal("years of work", File.ReadAllText(file));
        Assert.Equal("old", Name());
    }

    [Fact]
    public void What_is_no_export_is_never_replaced()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "thesis.tex"), "years of work");

        Assert.Throws<ExportRefusedException>(() => new ExportFolder(Target, overwrite: true));
        Assert.True(File.Exists(Path.Combine(Target, "thesis.tex")));
    }

    [Fact]
    public void A_file_in_its_place_is_refused()
    {
        File.WriteAllText(Target, "x");

        Assert.Throws<ExportRefusedException>(() => new ExportFolder(Target, overwrite: true));
    }

    private void Write(string name, bool overwrite = false)
    {
        using var folder = new ExportFolder(Target, overwrite);
        Fill(folder.Folder, name);
        folder.Commit();
    }

    private string Name() => ExportContents.FindLedger(Target, out _)!.Options.Name;

    private static void Fill(string folder, string name)
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        File.WriteAllText(Path.Combine(folder, "data", "train.jsonl"), "x");
        var ledger = new ExportLedger
        {
            Format = "jsonl",
            Options = new() { Format = ExportFormat.JsonLines, Name = name },
            ContentHash = "hash",
            Splits = [],
            Features = new Dictionary<string, long>(),
            Redactions = new Dictionary<string, long>(),
            Licences = new Dictionary<string, long>(),
            Files = [new("data/train.jsonl", "train", 1, 1, "sum")],
        };
        File.WriteAllText(Path.Combine(folder, ExportLedger.FileName), StudyJson.Write(ledger));
    }
}
