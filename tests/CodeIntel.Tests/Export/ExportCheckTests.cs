using System.Security.Cryptography;
using System.Text;
using CodeIntel.Export;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Export;

public sealed class ExportCheckTests : IDisposable
{
    private const string Line = "{}\n";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("codeintel-check-");

    private string Folder => Path.Combine(_root.FullName, "export");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void A_whole_export_has_no_problems()
    {
        Write("data/train.jsonl");

        Assert.Empty(Check());
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("data/../../secret")]
    [InlineData("data\\..\\..\\secret")]
    [InlineData("/secret")]
    public void A_path_that_leaves_the_folder_is_not_read(string path)
    {
        File.WriteAllText(Path.Combine(_root.FullName, "secret"), "root:x:0:0");
        Write("data/train.jsonl");
        Write(path == "/secret" ? Path.Combine(_root.FullName, "secret") : path, file: null);

        var problems = Check();

        Assert.Contains(problems, problem => problem.Contains("leaves the folder", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains("secret:1", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_that_the_ledger_does_not_name_are_problems_but_for_hidden_ones()
    {
        Write("data/train.jsonl");
        File.WriteAllText(Path.Combine(Folder, "data", "extra.jsonl"), Line);
        File.WriteAllText(Path.Combine(Folder, ".gitattributes"), "*.jsonl text");

        Assert.Equal(["data/extra.jsonl is not in the ledger"], Check());
    }

    [Fact]
    public void A_list_of_sums_that_cannot_be_read_is_a_problem()
    {
        Write("data/train.jsonl");
        File.WriteAllText(Path.Combine(Folder, ExportSums.FileName), "nonsense\n");

        Assert.Equal("SHA256SUMS: 'nonsense' is no sum and path.", Assert.Single(Check()));
    }

    private IReadOnlyList<string> Check() => new ExportCheck(Folder, null!).Run(CancellationToken.None).Problems;

    private void Write(string path, string? file = Line)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "data"));
        if (file is not null)
        {
            File.WriteAllText(Path.Combine(Folder, path), file);
        }

        ExportedFile data =
            new(path, "train", 1, 3, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Line))));
        File.WriteAllText(Path.Combine(Folder, ExportSums.FileName), ExportSums.Text([data]));
        var ledger = new ExportLedger
        {
            Format = "jsonl",
            Options = new() { Format = ExportFormat.JsonLines },
            ContentHash = "hash",
            Splits = [new("train", 1, 1, new Dictionary<string, long>())],
            Features = new Dictionary<string, long>(),
            Redactions = new Dictionary<string, long>(),
            Licences = new Dictionary<string, long>(),
            Files = [data],
        };
        File.WriteAllText(Path.Combine(Folder, ExportLedger.FileName), StudyJson.Write(ledger));
    }
}
