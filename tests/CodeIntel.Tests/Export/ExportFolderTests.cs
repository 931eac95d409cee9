using CodeIntel.Export;

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

        Assert.Equal("new", File.ReadAllText(Path.Combine(Target, ExportLedger.FileName)));
        Assert.Single(_root.EnumerateFileSystemInfos());
    }

    [Fact]
    public void An_export_that_is_there_is_replaced_with_overwrite_only()
    {
        Write("old");

        Assert.Throws<ExportRefusedException>(() => new ExportFolder(Target, overwrite: false));
        Write("new", overwrite: true);

        Assert.Equal("new", File.ReadAllText(Path.Combine(Target, ExportLedger.FileName)));
        Assert.Single(_root.EnumerateFileSystemInfos());
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

    private void Write(string text, bool overwrite = false)
    {
        using var folder = new ExportFolder(Target, overwrite);
        File.WriteAllText(Path.Combine(folder.Folder, ExportLedger.FileName), text);
        folder.Commit();
    }
}
