using CodeIntel.CrossReference.Trends;
using CodeIntel.Examples;
using CodeIntel.Examples.Published;
using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Pages;

/// <summary>The study beside the curves that Rabin et al. 2022 published.</summary>
internal sealed class PublishedSection(ReportData data, FigureSet figures) : ISection
{
    private const int MostOpen = 3;

    /// <inheritdoc/>
    public string Id => "published";

    /// <inheritdoc/>
    public string Title => "Beside Rabin 2022";

    /// <summary>True for a conclusion that this section shows.</summary>
    public static bool Shows(ReportConclusion conclusion) =>
        PublishedTrends.All.Any(trend => KebabCase.Of(trend.Kind) == conclusion.Kind);

    /// <inheritdoc/>
    public void Write(HtmlWriter html)
    {
        if (figures.Families.Count == 0)
        {
            html.Element("p", "No model was trained, so there is nothing to set beside the published curves.",
                ("class", "none"));
            return;
        }

        html.Element(
            "p",
            $"{PublishedCurves.All.Count} curves from {PublishedCurves.Source}. They were measured on Java, Python and "
                + "Ruby with 50 epochs or 20; compare their course, not their height. "
                + $"{PublishedCurves.LeftOut} published values are left out: those outside [0, 1], and zeros that "
                + "stand for missing accuracies at the first epoch of GGNN and Transformer under repair-injection. "
                + "method-leakage has a baseline of its own: its level 0% is not that of other kinds.");
        WriteTrends(html);
        WriteTables(html);
    }

    private void WriteTables(HtmlWriter html)
    {
        var tables = figures.Families
            .SelectMany(family => family.Family.Noises.Select(noise => new PublishedTable(data, family.Family, noise)))
            .Where(table => !table.IsEmpty)
            .ToArray();
        html.Element("h3", "Last epoch, side by side");
        html.Element(
            "p",
            "Of this study: the mean over seeds with its 95% interval (Student's t), where there are several; n counts "
                + "the examples.");
        if (tables.Length == 0)
        {
            html.Element("p", "Nothing was published of this study's tasks, models and kinds of noise.",
                ("class", "none"));
        }

        foreach (var table in tables)
        {
            if (tables.Length <= MostOpen)
            {
                html.Element("h4", table.Title);
                table.ToHtml().Write(html);
            }
            else
            {
                html.Element("details", () => WriteFold(html, table), ("class", "family"));
            }
        }
    }

    private static void WriteFold(HtmlWriter html, PublishedTable table)
    {
        html.Element("summary", table.Title);
        table.ToHtml().Write(html);
    }

    private void WriteTrends(HtmlWriter html)
    {
        html.Element("h3", "Trends of the published curves");
        foreach (var trend in PublishedTrends.All)
        {
            var found = data.Conclusions.Where(c => c.Kind == KebabCase.Of(trend.Kind)).ToArray();
            html.Element("h4", $"{Capital(KebabCase.Of(trend.Kind).Replace('-', ' '))}: {Judgement(found)}");
            html.Element("p", $"{trend.Statement} Published: {Lower(trend.Published)}");
            if (found.Length <= MostOpen)
            {
                WriteCases(html, found);
            }
            else
            {
                html.Element("details", () =>
                {
                    html.Element("summary", $"{found.Count(IsJudged)} cases");
                    WriteCases(html, found);
                });
            }
        }
    }

    private static void WriteCases(HtmlWriter html, ReportConclusion[] found) => html.Element(
        "ul",
        () =>
        {
            foreach (var conclusion in found)
            {
                html.Element("li", conclusion.Sentence);
            }

            if (found.Length == 0)
            {
                html.Element("li", "The study was not cross-referenced.");
            }
        });

    private static bool IsJudged(ReportConclusion conclusion) =>
        conclusion.Numbers.Any(number => number.Key == "holds");

    private static string Judgement(ReportConclusion[] found)
    {
        var judged = found.Where(IsJudged).Select(c => c.Numbers.First(n => n.Key == "holds").Value).ToArray();
        var held = judged.Count(holds => holds > 0);
        return judged.Length == 0 ? "not judged"
            : held == judged.Length ? $"holds ({held} of {judged.Length})"
            : held == 0 ? $"does not hold (0 of {judged.Length})"
            : $"holds in {held} of {judged.Length} cases";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
