using System.Text.Json.Nodes;
using System.Xml.Linq;
using CodeIntel.Dedup.Reports;
using CodeIntel.Examples;
using CodeIntel.Reporting.Duplicates;
using CodeIntel.Studies;

namespace CodeIntel.Reporting.Tests.Duplicates;

public sealed class DuplicateReportTests : IDisposable, IDuplicateReportSource
{
    private const string Hostile = "<script>alert(1)</script>[x](http://evil)";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("codeintel-duplicates-");

    public string Study => "study";

    public DedupOptions Options { get; } = new();

    public IReadOnlyList<RepositorySnapshot> Repositories { get; } =
        [Repository(1, "https://example.org/o/a"), Repository(2, "../folder", isGit: false)];

    public DuplicateStatistics Statistics(DuplicationRelation relation) => new(
        [Row(DuplicationLevel.Method), Row(DuplicationLevel.File)],
        [.. Repositories.SelectMany(r => new[] { DuplicationLevel.Method, DuplicationLevel.File }.Select(level =>
            new RepositoryStatistics
            {
                Url = r.Url,
                Level = level,
                Relation = relation,
                Units = 10,
                Duplicates = 2,
                Elsewhere = 1,
            }))],
        [new("https://example.org/o/a", "../folder", DuplicationLevel.Method, 1, 10)]);

    public IEnumerable<DuplicateGroup> Groups(DuplicationLevel level, DuplicationRelation relation) =>
    [
        new(level, relation,
            [Unit(1, 0, "a b#ü.cs", Split.Train), Unit(2, 1, Hostile, Split.Test), Unit(3, 0, "c.cs", Split.Train)],
            [new(1, 2, DuplicationRelation.Exact, 1, 1), new(1, 3, DuplicationRelation.Near, 0.9, 0.8)]),
    ];

    public (string Code, long Length) Code(DuplicationLevel level, DuplicateUnit unit, int most) =>
        ($"void M() {{ /* {Hostile} {unit.Row} */ }}", 60);

    [Fact]
    public void Sarif_points_at_every_duplicate_and_its_fellows()
    {
        var run = Sarif(null)["runs"]![0]!;

        Assert.Equal(
            ["codeintel/exact", "codeintel/type1", "codeintel/type2", "codeintel/near"],
            run["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => (string)rule!["id"]!));
        var results = run["results"]!.AsArray();
        Assert.Equal(3, results.Count);
        var location = results[0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;
        Assert.Equal("a%20b%23%C3%BC.cs", (string)location["uri"]!);
        Assert.Equal("https://example.org/o/a/", (string)Base(run, location)["uri"]!);
        Assert.Equal(2, results[0]!["relatedLocations"]!.AsArray().Count);
        Assert.Equal("error", (string)results[1]!["level"]!);
        Assert.All(results, result => Assert.Equal(
            32, ((string)result!["partialFingerprints"]!["codeintelUnit/v1"]!).Length));
        Assert.All(results, result => Assert.Null(result!["baselineState"]));
        Assert.Equal("https://example.org/o/a", (string)Assert.Single(
            run["versionControlProvenance"]!.AsArray())!["repositoryUri"]!);
        Assert.Contains("\\[x\\]", (string)results[0]!["message"]!["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_as_json_is_a_baseline_for_which_nothing_is_new()
    {
        using var stream = new MemoryStream();
        Report(null).WriteJson(stream);
        stream.Position = 0;
        var baseline = DuplicateBaseline.Parse(stream);

        Assert.Equal(3, baseline.Count);
        Assert.True(baseline.Leaked(Unit(2, 1, Hostile, Split.Test).Key));
        Assert.False(baseline.Leaked(Unit(1, 0, "a b#ü.cs", Split.Train).Key));
        Assert.All(
            Sarif(baseline)["runs"]![0]!["results"]!.AsArray(),
            result => Assert.Equal("unchanged", (string)result!["baselineState"]!));
    }

    [Fact]
    public void Pages_are_well_formed_encode_everything_and_link_to_each_other()
    {
        Report(null).WriteHtml(_folder.FullName, 5);

        var index = XDocument.Load(Path.Combine(_folder.FullName, "index.html"));
        var page = Path.Combine(_folder.FullName, "clusters", "0001.html");
        Assert.Contains(index.Descendants("a"), a => (string?)a.Attribute("href") == "clusters/0001.html");
        Assert.Contains(XDocument.Load(page).Descendants("a"), a => (string?)a.Attribute("href") == "../index.html");
        Assert.All(
            Directory.GetFiles(_folder.FullName, "*.html", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("<script", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "figures", "repository-elsewhere.png")));
        Assert.Contains(XDocument.Load(page).Descendants("table"), table => table.Value.Contains("0.900"));
    }

    [Fact]
    public void No_more_pages_are_written_than_asked_for()
    {
        Report(null).WriteHtml(_folder.FullName, 0);

        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.FullName, "clusters")));
    }

    [Fact]
    public void Csv_has_a_line_per_member_and_per_pair()
    {
        Report(null).WriteCsv(_folder.FullName);

        Assert.Equal(4, File.ReadAllLines(Path.Combine(_folder.FullName, "members.csv")).Length);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(_folder.FullName, "pairs.csv")).Length);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(_folder.FullName, "relations.csv")).Length);
        Assert.Equal(5, File.ReadAllLines(Path.Combine(_folder.FullName, "repositories.csv")).Length);
        Assert.EndsWith(
            ",1,10,0.1",
            File.ReadAllLines(Path.Combine(_folder.FullName, "overlaps.csv"))[1],
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private DuplicateReport Report(DuplicateBaseline? baseline) =>
        new(this, DuplicationLevel.Method, DuplicationRelation.Near, baseline, "1.0.0");

    private JsonNode Sarif(DuplicateBaseline? baseline)
    {
        using var stream = new MemoryStream();
        Report(baseline).WriteSarif(stream);
        return JsonNode.Parse(stream.ToArray())!;
    }

    private static JsonNode Base(JsonNode run, JsonNode location) =>
        run["originalUriBaseIds"]![(string)location["uriBaseId"]!]!;

    private DuplicateUnit Unit(long row, int repository, string path, Split split) => new()
    {
        Key = DuplicateUnit.MakeKey(
            DuplicationLevel.Method, Repositories[repository].Url, path, "N", ContentHash.Of("t"), row),
        Row = row,
        Id = ContentHash.Of("id"),
        Name = Hostile,
        Url = Repositories[repository].Url,
        Commit = new('a', 40),
        Path = path,
        File = row,
        FirstLine = 3,
        LastLine = 9,
        Tokens = 30,
        Split = split,
        Relation = DuplicationRelation.Exact,
        Similarity = 1,
    };

    private static RelationStatistics Row(DuplicationLevel level) => new()
    {
        Level = level,
        Relation = DuplicationRelation.Near,
        Units = 20,
        Duplicates = 3,
        WithinFile = 0,
        WithinRepository = 0,
        AcrossRepositories = 1,
        AcrossSplits = 1,
        Leaking = 1,
        Largest = 3,
    };

    private static RepositorySnapshot Repository(long row, string url, bool isGit = true) => new()
    {
        Row = row,
        Url = url,
        Commit = new('a', 40),
        Include = [],
        Exclude = [],
        Location = "/",
        IsGit = isGit,
    };
}
