using CodeIntel.Examples;

namespace CodeIntel.Reporting.Pages;

/// <summary>The head of the page: title, the study in figures, findings.</summary>
internal static class SummarySection
{
    private const int LeadSentences = 3;

    private const int MaxFindings = 40;

    /// <summary>Writes the head.</summary>
    public static void Write(HtmlWriter html, string title, ReportData data)
    {
        html.Element("p", "Memorization report", ("class", "kicker"));
        html.Element("h1", title);
        var findings = data.Conclusions.Where(c => !c.IsWarning && !PublishedSection.Shows(c)).ToArray();
        html.Element(
            "p",
            findings.Length == 0
                ? "This study has no findings: nothing was measured, or nothing was found."
                : string.Join(' ', findings.Take(LeadSentences).Select(c => c.Sentence)),
            ("class", "lead")
        );
        WriteTiles(html, data);
        WriteList(html, "Further findings", "findings", findings.Skip(LeadSentences));
        WriteList(html, "Read with care", "cautions", data.Conclusions.Where(c => c.IsWarning));
        WriteNumbers(html, data);
    }

    private static void WriteTiles(HtmlWriter html, ReportData data)
    {
        var methods = data.Duplication.LastOrDefault(d => d.Level == DuplicationLevel.Method);
        (string Value, string Name)[] tiles =
        [
            (Numbers.Count(data.Repositories.Count), data.Repositories.Count == 1 ? "repository" : "repositories"),
            (Numbers.Count(data.Repositories.Sum(r => r.Files)), "source files"),
            (Numbers.Count(data.Repositories.Sum(r => r.Units)), "methods and other units"),
            (
                methods is null ? Numbers.Unknown : Numbers.Share(methods.Members, methods.Units),
                "of units have a duplicate"
            ),
            (Numbers.Count(data.Runs.Count), data.Runs.Count == 1 ? "training run" : "training runs"),
        ];
        html.Element(
            "dl",
            () =>
            {
                foreach (var (value, name) in tiles)
                {
                    html.Element("div", () => html.Element("dt", name).Element("dd", value));
                }
            },
            ("class", "tiles")
        );
    }

    private static void WriteList(HtmlWriter html, string title, string name, IEnumerable<ReportConclusion> conclusions)
    {
        var shown = conclusions.ToArray();
        if (shown.Length == 0)
        {
            return;
        }

        html.Element(
            "section",
            () =>
            {
                html.Element("h2", title, ("id", name));
                html.Element(
                    "ul",
                    () =>
                    {
                        foreach (var conclusion in shown.Take(MaxFindings))
                        {
                            html.Element("li", conclusion.Sentence);
                        }
                    }
                );
            },
            ("class", name),
            ("aria-labelledby", name)
        );
    }

    private static void WriteNumbers(HtmlWriter html, ReportData data)
    {
        var rows = data
            .Conclusions.SelectMany(c =>
                c.Numbers.Select(n => (IReadOnlyList<Cell>)[c.Kind, n.Key, Numbers.Any(n.Value)])
            )
            .ToArray();
        if (rows.Length > 0)
        {
            html.Element(
                "details",
                () =>
                {
                    html.Element("summary", "Numbers behind the findings");
                    new HtmlTable("Numbers behind the findings", ["finding", "number", "value"], rows)
                    {
                        TextColumns = 2,
                    }.Write(html);
                }
            );
        }
    }
}
