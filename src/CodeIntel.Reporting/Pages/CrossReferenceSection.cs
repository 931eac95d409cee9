using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Pages;

/// <summary>Memorization × duplication.</summary>
internal sealed class CrossReferenceSection(ReportData data, FigureSet figures, ReportLimits limits) : ISection
{
    /// <inheritdoc/>
    public string Id => "crossref";

    /// <inheritdoc/>
    public string Title => "Memorization and duplication";

    /// <inheritdoc/>
    public void Write(HtmlWriter html)
    {
        if (data.Buckets.Count == 0 && data.LeakedScores.Count == 0 && data.Correlations.Count == 0)
        {
            html.Element("p", "Memorization was not cross-referenced with duplication.", ("class", "none"));
            return;
        }

        foreach (var family in figures.Families)
        {
            FigureBlock.Write(html, family.ByRelation, "No example has both a measure and a duplication factor.");
            FigureBlock.Write(html, family.ByScope, "Scopes were not told apart.");
        }

        WriteCorrelations(html);
        WriteRegressions(html);
        InjectionTables.Write(html, data.Injected);
        foreach (var family in figures.Families)
        {
            FigureBlock.Write(
                html,
                family.Leaked,
                "No evaluation example has a duplicate in train, so there is nothing to set against the clean ones."
            );
        }

        WriteLeaked(html);
    }

    private void WriteCorrelations(HtmlWriter html)
    {
        if (data.Correlations.Count == 0)
        {
            return;
        }

        html.Element("h3", "Rank correlation with the duplication factor");
        html.Element(
            "p",
            "Spearman’s ρ between the measure and log2 of the duplication factor, with a 95% bootstrap "
                + "interval that resamples whole clusters."
        );
        foreach (var family in figures.Families)
        {
            Primary([.. data.Correlations.Where(c => c.Run == family.Family.Primary && c.Scope == "all")]).Write(html);
        }

        WriteFolded(html, "All runs and scopes", Correlations(data.Correlations));
    }

    private static HtmlTable Primary(FactorCorrelation[] correlations)
    {
        DuplicationRelation[] relations = [.. correlations.Select(c => c.Relation).Distinct().Order()];
        return new HtmlTable(
            "Rank correlations of the run without noise",
            ["measure", "n", .. relations.Select(Names.Of)],
            [
                .. correlations
                    .GroupBy(c => c.Measure)
                    .Select(g =>
                        (IReadOnlyList<Cell>)
                            [
                                g.Key,
                                Numbers.Count(g.First().N),
                                .. relations.Select(r =>
                                    (Cell)g.Where(c => c.Relation == r).Select(Text).FirstOrDefault(Numbers.Unknown)
                                ),
                            ]
                    ),
            ]
        );
    }

    private static string Text(FactorCorrelation c) =>
        Numbers.Score(c.Rho)
        + (double.IsFinite(c.Low) && double.IsFinite(c.High) ? $" {Numbers.Interval(c.Low, c.High)}" : "");

    private HtmlTable Correlations(IReadOnlyList<FactorCorrelation> correlations) =>
        new(
            "Rank correlations",
            ["noise", "measure", "relation", "clusters", "level", "seed", "ρ", "95% interval", "n"],
            [
                .. correlations.Select(c =>
                    (IReadOnlyList<Cell>)
                        [
                            Names.Of(c.Run.Noise),
                            c.Measure,
                            Names.Of(c.Relation),
                            c.Scope,
                            Numbers.Level(c.Run.Level),
                            Text(c.Run.Seed),
                            Numbers.Score(c.Rho),
                            Numbers.Interval(c.Low, c.High),
                            Numbers.Count(c.N),
                        ]
                ),
            ]
        )
        {
            TextColumns = 4,
            MaxRows = limits.TableRows,
        };

    private void WriteRegressions(HtmlWriter html)
    {
        if (data.Regressions.Count == 0)
        {
            return;
        }

        html.Element("h3", "Effect of the duplication factor, other things being equal");
        html.Element(
            "p",
            "Least squares of the measure on log2 of the duplication factor, controlling for token count, label "
                + "frequency, noise and repository. The slope is the change of the measure per doubling of the factor, "
                + "with the 95% interval of its cluster-robust standard error."
        );
        foreach (var family in figures.Families)
        {
            Regressions([.. data.Regressions.Where(r => r.Run == family.Family.Primary)]).Write(html);
        }

        WriteFolded(html, "All runs", Regressions(data.Regressions));
    }

    private HtmlTable Regressions(IReadOnlyList<FactorRegression> regressions) =>
        new(
            "Regression on the duplication factor",
            [
                "noise",
                "measure",
                "relation",
                "left out",
                "level",
                "seed",
                "slope",
                "95% interval",
                "standard error",
                "n",
                "clusters",
            ],
            [
                .. regressions.Select(r =>
                    (IReadOnlyList<Cell>)
                        [
                            Names.Of(r.Run.Noise),
                            r.Regression.Measure,
                            Names.Of(r.Regression.Relation),
                            r.Regression.Dropped.Count == 0 ? "nothing" : string.Join(", ", r.Regression.Dropped),
                            Numbers.Level(r.Run.Level),
                            Text(r.Run.Seed),
                            Numbers.Score(r.Regression.Slope.Value),
                            Numbers.Interval(r.Regression.Slope.Low, r.Regression.Slope.High),
                            Numbers.Score(r.Regression.StandardError),
                            Numbers.Count(r.Regression.Slope.N),
                            Numbers.Count(r.Regression.Slope.Clusters),
                        ]
                ),
            ]
        )
        {
            TextColumns = 4,
            MaxRows = limits.TableRows,
        };

    private void WriteLeaked(HtmlWriter html)
    {
        if (data.LeakedScores.Count == 0)
        {
            return;
        }

        WriteFolded(html, "Leaked against clean in all runs", Leaked());
    }

    private HtmlTable Leaked() =>
        new(
            "Leaked against clean",
            ["noise", "split", "relation", "group", "level", "seed", "F1", "95% interval", "n"],
            [
                .. data.LeakedScores.Select(s =>
                    (IReadOnlyList<Cell>)
                        [
                            Names.Of(s.Run.Noise),
                            Names.Of(s.Split),
                            Names.Of(s.Relation),
                            s.Group,
                            Numbers.Level(s.Run.Level),
                            Text(s.Run.Seed),
                            Numbers.Score(s.F1),
                            Numbers.Interval(s.Low, s.High),
                            Numbers.Count(s.N),
                        ]
                ),
            ]
        )
        {
            TextColumns = 4,
            MaxRows = limits.TableRows,
        };

    /// <summary>A table that is there for those who ask.</summary>
    private static void WriteFolded(HtmlWriter html, string summary, HtmlTable table) =>
        html.Element(
            "details",
            () =>
            {
                html.Element("summary", summary);
                table.Write(html);
            }
        );

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
