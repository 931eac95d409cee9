using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Pages;

/// <summary>How well per-example measures find the injected noise.</summary>
internal sealed class DetectorSection(ReportData data, FigureSet figures, ReportLimits limits) : ISection
{
    /// <inheritdoc/>
    public string Id => "detectors";

    /// <inheritdoc/>
    public string Title => "Finding the noise";

    /// <inheritdoc/>
    public void Write(HtmlWriter html)
    {
        if (data.Detectors.Count == 0)
        {
            html.Element(
                "p",
                "There is no run with both noisy and clean training examples, so no detector to judge.",
                ("class", "none")
            );
            return;
        }

        FamilyBlocks.Write(
            html, Id, figures.Families,
            family => FigureBlock.Write(html, family.Detectors, "No ROC curve was stored."));

        html.Element("h3", "Area under the ROC curve by measure");
        Areas().Write(html);
        html.Element(
            "details",
            () =>
            {
                html.Element("summary", "Average precision, and precision among as many as there are noisy examples");
                Precisions().Write(html);
            }
        );
    }

    private HtmlTable Areas()
    {
        string[] measures = [.. data.Detectors.Select(d => d.Measure).Distinct()];
        return new HtmlTable(
            "Area under the ROC curve",
            ["task", "model", "noise", "level", "seed", "noisy / all", .. measures],
            [.. data.Detectors.GroupBy(d => d.Run).Select(g => Row(g.Key, [.. g], measures))]
        )
        {
            TextColumns = 3,
            MaxRows = limits.TableRows,
        };
    }

    private HtmlTable Precisions() =>
        new(
            "Average precision and precision at k",
            ["task", "model", "noise", "measure", "level", "seed", "average precision", "precision at k = noisy"],
            [
                .. data.Detectors.Select(d =>
                    (IReadOnlyList<Cell>)
                        [
                            d.Run.Task,
                            d.Run.Model,
                            Names.Of(d.Run.Noise),
                            d.Measure,
                            Numbers.Level(d.Run.Level),
                            Text(d.Run.Seed),
                            Numbers.Score(d.AveragePrecision),
                            Numbers.Score(d.PrecisionAtNoisy),
                        ]
                ),
            ]
        )
        {
            TextColumns = 4,
            MaxRows = limits.TableRows,
        };

    private static IReadOnlyList<Cell> Row(RunKey run, DetectorQuality[] detectors, string[] measures) =>
        [
            run.Task,
            run.Model,
            Names.Of(run.Noise),
            Numbers.Level(run.Level),
            Text(run.Seed),
            $"{Numbers.Count(detectors[0].Noisy)} / {Numbers.Count(detectors[0].N)}",
            .. measures.Select(m =>
                (Cell)Numbers.Score(detectors.Where(d => d.Measure == m).Select(d => (double?)d.Auc).FirstOrDefault())
            ),
        ];

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
