using CodeIntel.Examples;
using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Pages;

/// <summary>How much is duplicated, how, and the largest clusters with their code.</summary>
internal sealed class DuplicationSection(ReportData data, FigureSet figures, ReportLimits limits) : ISection
{
    /// <inheritdoc/>
    public string Id => "duplication";

    /// <inheritdoc/>
    public string Title => "Duplication";

    /// <inheritdoc/>
    public void Write(HtmlWriter html)
    {
        if (data.Duplication.Count == 0)
        {
            html.Element("p", "Duplicates were not searched for.", ("class", "none"));
            return;
        }

        if (data.Duplication.All(d => d.Members == 0))
        {
            html.Element("p", "No duplicates were found under any relation.", ("class", "none"));
            return;
        }

        html.Element(
            "p",
            "Pairs are counted under their closest relation; clusters and their members under the relation "
                + "and all closer ones. Every similarity was verified exactly."
        );
        Relations().Write(html);
        FigureBlock.Write(html, figures.Shares, "");
        FigureBlock.Write(html, figures.ClusterSizes, "There are no near-duplicate clusters.");
        FigureBlock.Write(
            html,
            figures.Overlaps,
            "No duplicates between repositories to draw: that takes several repositories which share some."
        );
        if (data.DuplicateStatistics is { } statistics)
        {
            DuplicationTables.Scopes(statistics).Write(html);
            DuplicationTables.Repositories(statistics, DuplicationRelation.Near, limits).Write(html);
            FigureBlock.Write(html, figures.Elsewhere, "No repository holds units of another one.");
        }

        WriteClusters(html);
    }

    private HtmlTable Relations() =>
        new(
            "Duplicates by relation",
            [
                "level",
                "relation",
                "pairs",
                "clusters",
                "across repositories",
                "members",
                "share of all",
                "largest cluster",
            ],
            [
                .. data.Duplication.Select(d =>
                    (IReadOnlyList<Cell>)
                        [
                            Names.Plural(d.Level),
                            Names.Of(d.Relation),
                            Numbers.Count(d.Pairs),
                            Numbers.Count(d.Clusters),
                            Numbers.Count(d.CrossRepository),
                            Numbers.Count(d.Members),
                            Numbers.Share(d.Members, d.Units),
                            Numbers.Count(d.Largest),
                        ]
                ),
            ]
        )
        {
            TextColumns = 2,
        };

    private void WriteClusters(HtmlWriter html)
    {
        html.Element("h3", "Largest clusters");
        if (data.LargestClusters.Count == 0)
        {
            html.Element("p", "There are no clusters of methods.", ("class", "none"));
            return;
        }

        var all = data
            .Duplication.Where(d => d.Level == DuplicationLevel.Method)
            .Select(d => d.Clusters)
            .DefaultIfEmpty(0)
            .Max();
        html.Element("p", "The representative on the left, a fellow member on the right; what differs is marked.");
        var shown = data.LargestClusters.Where(c => c.Members.Count > 0).Take(limits.Clusters).ToArray();
        for (var i = 0; i < shown.Length; i++)
        {
            ClusterBlock.Write(html, shown[i], limits, i == 0);
        }

        if (all > shown.Length)
        {
            html.Element("p", $"and {Numbers.Count(all - shown.Length)} more clusters", ("class", "more"));
        }
    }
}
