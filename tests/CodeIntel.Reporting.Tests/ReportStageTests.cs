using System.Xml.Linq;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Reporting.Tests;

public sealed class ReportStageTests : IDisposable
{
    private const string Hostile = "Evil</script><img src=x onerror=alert(1)>\"'`&\u202E\u2066\0\ud800=cmd()";

    private static readonly string[] _loading = ["script", "link", "iframe", "img", "object", "image", "use", "base"];

    private readonly string _folder = Directory.CreateTempSubdirectory("codeintel-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Writes_a_well_formed_page_with_all_sections_in_order()
    {
        await Run(SampleReport.Create());

        var page = Page();
        Assert.Equal(
            [
                "study",
                "ledger",
                "corpus",
                "duplication",
                "leaks",
                "runs",
                "training",
                "published",
                "detectors",
                "crossref",
                "reproduce",
            ],
            page.Descendants("main").Elements("section").Elements("h2").Select(h => (string?)h.Attribute("id"))
        );
        Assert.Equal("Quickstart", page.Descendants("h1").Single().Value);
        var lead = page.Descendants("p").First(p => (string?)p.Attribute("class") == "lead").Value;
        Assert.Contains("12% of test examples have a duplicate in train", lead, StringComparison.Ordinal);
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        var targets = page.Descendants("a")
            .Attributes("href")
            .Select(a => a.Value)
            .Where(h => h[0] == '#')
            .Select(h => h[1..]);
        Assert.All(targets, target => Assert.Contains(target, ids));
    }

    [Fact]
    public async Task Tells_the_slope_of_each_regression_and_what_it_left_out()
    {
        await Run(SampleReport.Create());

        var row = Page().Descendants("tr").First(r => r.Value.Contains("repository 3", StringComparison.Ordinal));
        Assert.Equal(
            ["0.031", "[0.012, 0.050]", "0.010", "1,204", "410"],
            row.Elements("td").TakeLast(5).Select(c => c.Value)
        );
    }

    [Fact]
    public async Task Tells_the_means_by_injected_copies_at_the_highest_level()
    {
        await Run(SampleReport.Create());

        var table = Page().Descendants("table").Single(t => t.Value.Contains("32 times", StringComparison.Ordinal));
        Assert.Equal(["measure", "once", "32 times"], table.Descendants("th").Select(c => c.Value));
        Assert.Equal(
            ["confidence", "0.025 [0.500, 0.875] (n 1,210)", "0.800 [0.500, 0.875] (n 37)"],
            table.Descendants("td").Select(c => c.Value)
        );
    }

    [Fact]
    public async Task Writes_three_files_per_figure_that_the_page_links_to()
    {
        var report = await Run(SampleReport.Create());

        var figures = Page().Descendants("figure").ToArray();
        Assert.Equal(12, figures.Length);
        Assert.Equal(12, report.Ledger[0].Kept);
        foreach (var figure in figures)
        {
            var links = figure
                .Element("figcaption")!
                .Descendants("a")
                .Select(a => (string?)a.Attribute("href"))
                .ToArray();
            Assert.Equal([".svg", ".png", ".csv"], links.Select(Path.GetExtension));
            Assert.All(links, link => Assert.True(new FileInfo(Path.Combine(_folder, link!)).Length > 100));
            Assert.NotEmpty(figure.Descendants("svg"));
            Assert.NotEmpty(figure.Descendants("table"));
        }

        Assert.Equal(36 + 1, Directory.GetFiles(Path.Combine(_folder, "figures")).Length);
        Assert.Empty(Directory.GetFiles(_folder, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Gives_the_same_bytes_again()
    {
        await Run(SampleReport.Create());
        var first = Files();

        await Run(SampleReport.Create());

        Assert.Equal(first.Keys, Files().Keys);
        Assert.All(Files(), file => Assert.Equal(first[file.Key], file.Value));
    }

    [Fact]
    public async Task Loads_nothing_and_runs_nothing()
    {
        await Run(SampleReport.Create());

        var page = Page();
        var policy = page.Descendants("meta")
            .Single(m => (string?)m.Attribute("http-equiv") == "Content-Security-Policy");
        const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
        Assert.StartsWith(Policy, (string?)policy.Attribute("content"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants(), e => _loading.Contains(e.Name.LocalName));
        Assert.DoesNotContain(
            page.Descendants().Attributes(),
            a =>
                a.Name.LocalName is "src" or "srcset" or "style"
                || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
        );
        var style = page.Descendants("style").Single().Value;
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", style, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", style, StringComparison.Ordinal);
        Assert.Contains("@media print", style, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_hostile_text_of_repositories_as_text()
    {
        await Run(HostileReport());

        var html = File.ReadAllText(Path.Combine(_folder, "index.html"));
        var page = Page();
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "img");
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("[\u0000-\u0008\u202A-\u202E\u2066-\u2069\ud800-\udfff]", html);
        Assert.Contains("‹U+202E›‹U+2066›‹U+0000›‹U+D800›", page.Root!.Value, StringComparison.Ordinal);
        Assert.All(
            page.Descendants("a").Attributes("href"),
            href => Assert.Matches("^(#|figures/|https?://)", href.Value)
        );
        Assert.All(Directory.GetFiles(Path.Combine(_folder, "figures"), "*.svg"), svg => XDocument.Load(svg));
    }

    [Fact]
    public async Task Says_in_a_sentence_what_is_not_there()
    {
        var report = await Run(
            new ReportData
            {
                Study = new ReportStudy { Name = "Empty", Corpus = "nothing" },
            }
        );

        var page = Page();
        Assert.Empty(page.Descendants("figure"));
        foreach (var section in page.Descendants("main").Elements("section"))
        {
            Assert.NotEmpty(section.Elements("p"));
        }

        Assert.True(report.Ledger[0].Balances);
        Assert.Equal(0, report.Ledger[0].Kept);
        Assert.Equal(5, report.Ledger[0].Dropped["no-data"]);
    }

    [Fact]
    public async Task Says_that_there_are_no_duplicates()
    {
        var data = SampleReport.Few();
        data = data with
        {
            Duplication =
            [
                .. data.Duplication.Select(d => d with { Pairs = 0, Clusters = 0, Members = 0, Largest = 0 }),
            ],
            ClusterSizes = [],
            LargestClusters = [],
            RepositoryOverlaps = [],
        };

        await Run(data);

        Assert.Contains("No duplicates were found under any relation.", Page().Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Balances_its_ledger_and_says_which_figures_had_no_data()
    {
        var data = SampleReport.Create() with { ScoreCurves = [], DataMaps = [] };

        var report = await Run(data);

        var line = Assert.Single(report.Ledger);
        Assert.True(line.Balances);
        Assert.Equal(3, line.Dropped["no-data"]);
    }

    [Fact]
    public async Task Removes_figures_of_an_earlier_report_and_nothing_else()
    {
        await Run(SampleReport.Few());
        var mine = Path.Combine(_folder, "figures", "mine.svg");
        await File.WriteAllTextAsync(mine, "mine", TestContext.Current.CancellationToken);

        await Run(SampleReport.Few() with { ScoreCurves = [] });

        Assert.False(File.Exists(Path.Combine(_folder, "figures", "score-curves.png")));
        Assert.True(File.Exists(Path.Combine(_folder, "figures", "training-curves.png")));
        Assert.True(File.Exists(mine));
    }

    [Fact]
    public async Task Removes_what_a_killed_run_left_half_written()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "figures"));
        var half = Path.Combine(_folder, "figures", "gone.png.tmp");
        await File.WriteAllTextAsync(half, "half", TestContext.Current.CancellationToken);
        var manifest = Path.Combine(_folder, "figures", "manifest.txt");
        await File.WriteAllTextAsync(manifest, "gone.png\n", TestContext.Current.CancellationToken);

        await Run(SampleReport.Few());

        Assert.False(File.Exists(half));
    }

    [Fact]
    public async Task Deletes_no_file_that_an_altered_manifest_names_outside_the_figures()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "figures"));
        var precious = Path.Combine(_folder, "precious.csv");
        await File.WriteAllTextAsync(precious, "x", TestContext.Current.CancellationToken);
        var manifest = Path.Combine(_folder, "figures", "manifest.txt");
        await File.WriteAllTextAsync(manifest, $"../precious.csv\n{precious}\n", TestContext.Current.CancellationToken);

        await Run(SampleReport.Few());

        Assert.True(File.Exists(precious));
    }

    [Fact]
    public async Task Bounds_what_it_shows_and_counts_the_rest()
    {
        var data = SampleReport.Few();
        var cluster = data.LargestClusters[1] with { Size = 5_000 };
        data = data with
        {
            LargestClusters = [.. Enumerable.Repeat(cluster, 500)],
            Runs =
            [
                .. Enumerable
                    .Range(0, 1_000)
                    .Select(i => data.Runs[0] with { Key = SampleReport.Clean with { Seed = i } }),
            ],
            Epochs = [],
        };

        await Run(data);

        var page = Page();
        Assert.Equal(12, page.Descendants("details").Count(d => (string?)d.Attribute("class") == "cluster"));
        Assert.Contains("and 4,998 more members", page.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("and 800 more in the workspace", page.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_its_title_from_the_options()
    {
        await Run(SampleReport.Few(), new ReportOptions { Title = "A <b>title" });

        Assert.Equal("A <b>title", Page().Descendants("h1").Single().Value);
        Assert.Equal("A <b>title", Page().Descendants("title").First().Value);
    }

    [Fact]
    public async Task Reports_a_folder_that_cannot_be_written()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<StageException>(() => Run(SampleReport.Few(), folder: file));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_when_cancelled_without_a_half_written_page()
    {
        using var source = new CancellationTokenSource();
        var reader = new MemorySource(SampleReport.Few(), source.Cancel);
        var stage = new ReportStage(new ReportOptions(), reader, _folder, new SilentProgress());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.RunAsync(source.Token));

        Assert.False(File.Exists(Path.Combine(_folder, "index.html")));
    }

    [Fact]
    public void Has_a_fingerprint_that_follows_its_options()
    {
        Assert.Equal(Fingerprint("a"), Fingerprint("a"));
        Assert.NotEqual(Fingerprint("a"), Fingerprint("b"));
    }

    private static string Fingerprint(string title)
    {
        var source = new MemorySource(SampleReport.Create());
        return new ReportStage(new ReportOptions { Title = title }, source, "", new SilentProgress()).Fingerprint;
    }

    private static ReportData HostileReport()
    {
        var data = SampleReport.Few();
        var member = data.LargestClusters[0].Members[0] with
        {
            Name = Hostile,
            Url = "javascript:" + Hostile,
            Path = Hostile,
            Code = Hostile + "\n" + Hostile,
        };
        StageReport stage = new()
        {
            Stage = Hostile,
            Ledger = [new(Hostile, 1, 0, new Dictionary<string, long> { [Hostile] = 1 })],
            Warnings = [Hostile],
        };
        return data with
        {
            Study = data.Study with
            {
                Corpus = Hostile,
                OptionsJson = Hostile,
                Commands = [Hostile],
                Versions = [new(Hostile, Hostile)],
            },
            Conclusions = [new(Hostile, Hostile, false, [new(Hostile, 1)]), new(Hostile, Hostile, true, [])],
            Repositories =
            [
                .. data.Repositories.Select(r => r with { Url = Script(r.Url), Licence = Hostile, Commit = Hostile }),
            ],
            RepositoryOverlaps =
            [
                .. data.RepositoryOverlaps.Select(o => o with { First = Script(o.First), Second = Script(o.Second) }),
            ],
            Ledger = [new(stage, [new Drop(Hostile, Hostile, Hostile, Hostile)])],
            Labels = [data.Labels[0] with { MostFrequent = [new(Hostile, 1)] }],
            Corpus = [new(Hostile, Hostile, [new(Hostile, 1)], 1)],
            LargestClusters = [new(DuplicationRelation.Near, 2, 1, [member, member with { Code = "other" + Hostile }])],
        };
    }

    private static string Script(string url) => "javascript:" + Hostile + url;

    private async Task<StageReport> Run(ReportData data, ReportOptions? options = null, string? folder = null) =>
        await new ReportStage(
            options ?? new ReportOptions(),
            new MemorySource(data),
            folder ?? _folder,
            new SilentProgress()
        ).RunAsync(TestContext.Current.CancellationToken);

    private XDocument Page() => XDocument.Load(Path.Combine(_folder, "index.html"));

    private SortedDictionary<string, byte[]> Files() =>
        new(
            Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllBytes),
            StringComparer.Ordinal
        );

    private sealed class MemorySource(ReportData data, Action? onRead = null) : IReportSource
    {
        public string About => "a study";

        public ReportData Read(ReportLimits limits, CancellationToken cancellationToken)
        {
            onRead?.Invoke();
            return data;
        }
    }
}
