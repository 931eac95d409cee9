using CodeIntel.Examples;
using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Pages;

/// <summary>What the corpus and its labels look like.</summary>
internal sealed class CorpusSection(ReportData data, FigureSet figures, ReportLimits limits) : ISection
{
    /// <inheritdoc/>
    public string Id => "corpus";

    /// <inheritdoc/>
    public string Title => "Corpus and labels";

    /// <inheritdoc/>
    public void Write(HtmlWriter html)
    {
        html.Element(
            "div",
            () =>
            {
                foreach (var counts in data.Corpus)
                {
                    html.Element(
                        "div",
                        () =>
                        {
                            html.Element("h3", counts.Title);
                            Table(counts).Write(html);
                        }
                    );
                }
            },
            ("class", "side-by-side")
        );
        FigureBlock.Write(html, figures.Sizes, "No distribution of sizes was computed.");
        html.Element("h3", "Labels by split");
        if (data.Labels.Count == 0)
        {
            html.Element("p", "There are no labelled examples.", ("class", "none"));
            return;
        }

        html.Element(
            "p",
            "An example whose label never occurs in train cannot be predicted whole; only subtokens of it can."
        );
        Splits().Write(html);
        html.Element(
            "details",
            () =>
            {
                html.Element("summary", "Most frequent labels");
                MostFrequent().Write(html);
            }
        );
    }

    private static HtmlTable Table(ReportCounts counts) =>
        new(
            counts.Title,
            ["", counts.Unit, "share"],
            [
                .. counts.Counts.Select(c =>
                    (IReadOnlyList<Cell>)
                        [
                            c.Name,
                            Numbers.Count(c.Count),
                            counts.Total is { } total ? Numbers.Share(c.Count, total) : Numbers.Unknown,
                        ]
                ),
            ]
        )
        {
            MaxRows = 15,
        };

    private HtmlTable Splits() =>
        new(
            "Labels by split",
            ["split", "examples", "distinct labels", "labels borne once", "label not in train", "share not in train"],
            [
                .. data.Labels.Select(l =>
                    (IReadOnlyList<Cell>)
                        [
                            Names.Of(l.Split),
                            Numbers.Count(l.Examples),
                            Numbers.Count(l.Distinct),
                            Numbers.Count(l.Once),
                            Numbers.Count(l.Unseen),
                            Numbers.Share(l.Unseen, l.Examples),
                        ]
                ),
            ]
        );

    private HtmlTable MostFrequent() =>
        new(
            "Most frequent labels",
            ["split", "label", "examples", "share"],
            [
                .. data.Labels.SelectMany(l =>
                    l.MostFrequent.Take(limits.Labels)
                        .Select(c =>
                            (IReadOnlyList<Cell>)
                                [
                                    Names.Of(l.Split),
                                    new Cell(c.Name, IsCode: true),
                                    Numbers.Count(c.Count),
                                    Numbers.Share(c.Count, l.Examples),
                                ]
                        )
                ),
            ]
        )
        {
            TextColumns = 2,
        };
}
