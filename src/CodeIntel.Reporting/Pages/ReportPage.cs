using CodeIntel.Examples;
using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Pages;

/// <summary>The report as one HTML page that needs nothing else: no network, no script.</summary>
internal static class ReportPage
{
    // nothing is loaded and nothing runs, even if a name from a repository found a way around the encoder
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>The whole page.</summary>
    public static string Html(string title, ReportData data, FigureSet figures, ReportLimits limits)
    {
        ISection[] sections =
        [
            new StudySection(data),
            new LedgerSection(data, limits),
            new CorpusSection(data, figures, limits),
            new DuplicationSection(data, figures, limits),
            new LeakSection(data),
            new RunsSection(data, limits),
            new TrainingSection(figures),
            new PublishedSection(data, figures),
            new DetectorSection(data, figures, limits),
            new CrossReferenceSection(data, figures, limits),
            new ReproduceSection(data),
        ];
        var html = new HtmlWriter();
        html.Markup("<!DOCTYPE html>\n");
        html.Element(
            "html",
            () =>
            {
                html.Element("head", () => WriteHead(html, title));
                html.Element("body", () => WriteBody(html, title, data, sections));
            },
            ("lang", "en")
        );
        return html.ToString();
    }

    /// <summary>What every page begins with: no network, no script, light and dark.</summary>
    internal static void WriteHead(HtmlWriter html, string title)
    {
        html.Element("meta", "", ("charset", "utf-8"));
        html.Element("meta", "", ("http-equiv", "Content-Security-Policy"), ("content", ContentSecurityPolicy));
        html.Element("meta", "", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Element("meta", "", ("name", "referrer"), ("content", "no-referrer"));
        html.Element("title", title);
        html.Markup("<style>\n").Markup(StyleSheet()).Markup("</style>\n");
    }

    private static void WriteBody(HtmlWriter html, string title, ReportData data, ISection[] sections)
    {
        html.Element("a", "Skip to the report", ("class", "skip"), ("href", "#main"));
        html.Element("header", () => SummarySection.Write(html, title, data));
        html.Element(
            "div",
            () =>
            {
                html.Element(
                    "nav",
                    () =>
                        html.Element(
                            "ol",
                            () =>
                            {
                                foreach (var section in sections)
                                {
                                    html.Element(
                                        "li",
                                        () => html.Element("a", section.Title, ("href", "#" + section.Id))
                                    );
                                }
                            }
                        ),
                    ("aria-label", "Contents")
                );
                html.Element("main", () => WriteSections(html, sections), ("id", "main"));
            },
            ("class", "page")
        );
        html.Element(
            "footer",
            () =>
                html.Element(
                    "p",
                    $"Written by codeintel from the study {data.Study.Name}. Numbers without an interval are "
                        + "exact counts or single runs; an en dash stands for what was not measured."
                )
        );
    }

    private static void WriteSections(HtmlWriter html, ISection[] sections)
    {
        foreach (var section in sections)
        {
            html.Element(
                "section",
                () =>
                {
                    html.Element("h2", section.Title, ("id", section.Id));
                    section.Write(html);
                },
                ("aria-labelledby", section.Id)
            );
        }
    }

    private static string StyleSheet()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
