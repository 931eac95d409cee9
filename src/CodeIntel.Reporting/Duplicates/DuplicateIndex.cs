using CodeIntel.Dedup.Reports;
using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Duplicates;

/// <summary>The first page: numbers, the heat map, and the list of clusters.</summary>
internal sealed class DuplicateIndex(
    DuplicateReport report, DuplicateStatistics statistics, Figure? figure, IReadOnlyList<ClusterLink> links,
    long clusters, int vanished)
{
    public string Title { get; } = $"Duplicates of {report.Source.Study}";

    public void Write(HtmlWriter html)
    {
        html.Element("a", "Skip to the report", ("class", "skip"), ("href", "#main"));
        html.Element("header", () => WriteHeader(html));
        html.Element("main", () =>
        {
            Section(html, "statistics", "Statistics", () => WriteStatistics(html));
            Section(html, "clusters", "Clusters", () => WriteClusters(html));
        }, ("id", "main"));
        html.Element("footer", () => html.Element(
            "p", $"Written by codeintel {report.Version}. Thresholds: {DuplicateThresholds.Of(report.Source.Options)}."));
    }

    private static void Section(HtmlWriter html, string id, string title, Action content) => html.Element(
        "section",
        () =>
        {
            html.Element("h2", title, ("id", id));
            content();
        },
        ("aria-labelledby", id));

    private void WriteHeader(HtmlWriter html)
    {
        html.Element("p", "codeintel duplicates", ("class", "kicker"));
        html.Element("h1", Title);
        var numbers = statistics.Find(report.Level, report.Relation);
        html.Element(
            "p",
            numbers is null
                ? $"{Names.Plural(report.Level)} were not compared."
                : $"{Numbers.Share(numbers.Duplicates, numbers.Units)} of {Numbers.Count(numbers.Units)} "
                    + $"{Names.Plural(report.Level)} have a duplicate under the relation {Names.Of(report.Relation)} or "
                    + $"a closer one; they form {Numbers.Count(numbers.Clusters)} clusters.",
            ("class", "lead"));
        if (report.Baseline is { } baseline)
        {
            html.Element(
                "p",
                $"Compared with a baseline of {Numbers.Count(baseline.Count)} duplicates: "
                    + $"{Numbers.Count(baseline.Count - vanished)} are still there, {Numbers.Count(vanished)} are gone.");
        }
    }

    private void WriteStatistics(HtmlWriter html)
    {
        DuplicationTables.Scopes(statistics).Write(html);
        html.Element(
            "p",
            "Distinct: what would stay if one unit of each cluster were kept. Leaking: evaluation examples with a "
                + "duplicate in the training split.");
        DuplicationTables.Repositories(statistics, report.Relation, new()).Write(html);
        FigureBlock.Write(html, figure, "No repository holds units of another one.");
    }

    private void WriteClusters(HtmlWriter html)
    {
        if (links.Count == 0)
        {
            html.Element("p", "There are no clusters.", ("class", "none"));
            return;
        }

        html.Element("ol", () =>
        {
            foreach (var link in links)
            {
                html.Element("li", () => html.Element("a", link.Title, ("href", link.Address))
                    .Text($" {Numbers.Count(link.Members)} members, {ClusterPage.Words(link.Scope)}"
                        + (link.IsAcrossSplits ? ", across splits" : "")
                        + (link.New > 0 ? $", {Numbers.Count(link.New)} new" : "")));
            }
        }, ("class", "clusters"));
        if (clusters > links.Count)
        {
            html.Element(
                "p", $"and {Numbers.Count(clusters - links.Count)} more in the JSON and CSV reports", ("class", "more"));
        }
    }
}
