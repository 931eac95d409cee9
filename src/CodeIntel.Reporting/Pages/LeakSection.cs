using CodeIntel.Examples;

namespace CodeIntel.Reporting.Pages;

/// <summary>Which splits share duplicates.</summary>
internal sealed class LeakSection(ReportData data) : ISection
{
    /// <inheritdoc/>
    public string Id => "leaks";

    /// <inheritdoc/>
    public string Title => "Leaks between splits";

    /// <inheritdoc/>
    public void Write(HtmlWriter html)
    {
        if (data.Leaks.Count == 0)
        {
            html.Element("p", "No leak matrix was computed.", ("class", "none"));
            return;
        }

        if (data.Leaks.All(l => l.Leaked == 0))
        {
            html.Element("p", "No cluster has members in two splits: nothing leaks.");
        }

        html.Element(
            "p",
            "Examples of one split with a duplicate in another, by relation (closer ones included). What evaluation "
                + "examples share with train inflates their scores (Allamanis 2019)."
        );
        DuplicationRelation[] relations = [.. data.Leaks.Select(l => l.Relation).Distinct().Order()];
        var rows = data
            .Leaks.GroupBy(l => (l.Of, l.In))
            .OrderBy(g => g.Key.In)
            .ThenBy(g => g.Key.Of)
            .Select(g =>
                (IReadOnlyList<Cell>)
                    [
                        Names.Of(g.Key.Of),
                        Names.Of(g.Key.In),
                        Numbers.Count(g.First().Examples),
                        .. relations.Select(r =>
                            (Cell)g.Where(l => l.Relation == r).Select(Text).FirstOrDefault(Numbers.Unknown)
                        ),
                    ]
            );
        new HtmlTable(
            "Leak matrix",
            ["examples of", "with a duplicate in", "examples", .. relations.Select(Names.Of)],
            [.. rows]
        )
        {
            TextColumns = 2,
        }.Write(html);
    }

    private static string Text(LeakCount leak) =>
        $"{Numbers.Count(leak.Leaked)} ({Numbers.Share(leak.Leaked, leak.Examples)})";
}
