using System.Text;
using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Figures;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Duplicates;

/// <summary>
/// HTML that needs nothing else: an index with the statistics, and a page per cluster with its members' code side by
/// side. No script, no network; what comes from a repository is encoded.
/// </summary>
internal sealed class DuplicatePages(DuplicateReport report, int pages)
{
    private static readonly ReportLimits _limits = new() { MembersPerCluster = 12, HeatMapRepositories = 16 };

    public void Write(string folder)
    {
        var statistics = report.Source.Statistics(report.Relation);
        var figure = ElsewhereFigure.Of(statistics, _limits);
        Directory.CreateDirectory(Path.Combine(folder, "clusters"));
        var links = new List<ClusterLink>();
        var (vanished, clusters) = (report.Baseline?.Keys.ToHashSet() ?? [], 0L);
        foreach (var group in report.Groups())
        {
            vanished.ExceptWith(group.Members.Select(member => member.Key));
            if (++clusters <= pages)
            {
                links.Add(WritePage(folder, group, links.Count + 1));
            }
        }

        if (figure is not null)
        {
            WriteFigure(folder, figure);
        }

        var index = new DuplicateIndex(report, statistics, figure, links, clusters, vanished.Count);
        WriteText(folder, "index.html", Page(index.Title, index.Write));
    }

    private ClusterLink WritePage(string folder, DuplicateGroup group, int number)
    {
        var name = FormattableString.Invariant($"clusters/{number:0000}.html");
        var page = new ClusterPage(report, group, number, _limits);
        WriteText(folder, name, Page(page.Title, page.Write));
        return new(name, page.Title, group.Members.Count, group.Scope, group.IsAcrossSplits,
            group.Members.Count(member => report.StateOf(member) == "new"));
    }

    private static string Page(string title, Action<HtmlWriter> body)
    {
        var html = new HtmlWriter();
        html.Markup("<!DOCTYPE html>\n");
        html.Element(
            "html",
            () =>
            {
                html.Element("head", () => ReportPage.WriteHead(html, title));
                html.Element("body", () => body(html));
            },
            ("lang", "en"));
        return html.ToString();
    }

    private static void WriteFigure(string folder, Figure figure)
    {
        Directory.CreateDirectory(Path.Combine(folder, "figures"));
        WriteText(folder, $"figures/{figure.Name}.csv", FigureCsv.Of(figure));
        WriteText(folder, $"figures/{figure.Name}.svg", SvgPicture.Document(figure));
        File.WriteAllBytes(Path.Combine(folder, $"figures/{figure.Name}.png"), PngPicture.Encode(figure));
    }

    private static void WriteText(string folder, string name, string text) =>
        File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(false));
}
