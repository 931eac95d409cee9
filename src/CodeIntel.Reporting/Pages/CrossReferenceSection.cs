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

        FamilyFigures[] models = [.. figures.Families.Where(family => family.Family.IsFirst)];
        FamilyBlocks.Write(html, Id, models, family => WriteModel(html, family, models.Length > 1));
        InjectionTables.Write(html, data.Injected);
        WriteFolded(html, "Rank correlations of all runs and scopes", Correlations(data.Correlations));
        WriteFolded(html, "Regressions of all runs", Regressions(data.Regressions));
        WriteFolded(html, "Leaked against clean in all runs", Leaked());
    }

    private void WriteModel(HtmlWriter html, FamilyFigures family, bool several)
    {
        var run = family.Family.Primary;
        var title = several ? family.Family.ModelTitleSuffix : "";
        FigureBlock.Write(html, family.ByRelation, "No example has both a measure and a duplication factor.");
        FigureBlock.Write(html, family.ByScope, "Scopes were not told apart.");
        WriteCorrelations(html, title, [.. data.Correlations.Where(c => c.Run == run && c.Scope == "all")]);
        WriteRegressions(html, title, [.. data.Regressions.Where(r => r.Run == run)]);
        FigureBlock.Write(
            html,
            family.Leaked,
            "No evaluation example has a duplicate in train, so there is nothing to set against the clean ones."
        );
    }

    private static void WriteCorrelations(HtmlWriter html, string title, FactorCorrelation[] correlations)
    {
        if (correlations.Length == 0)
        {
            return;
        }

        html.Element("h3", "Rank correlation with the duplication factor" + title);
        html.Element(
            "p",
            "Spearman’s ρ between the measure and log2 of the duplication factor, with a 95% bootstrap "
                + "interval that resamples whole clusters."
        );
        Primary(correlations).Write(html);
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
            ["task", "model", "noise", "measure", "relation", "clusters", "level", "seed", "ρ", "95% interval", "n"],
            [
                .. correlations.Select(c =>
                    (IReadOnlyList<Cell>)
                        [
                            c.Run.Task,
                            c.Run.Model,
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
            TextColumns = 6,
            MaxRows = limits.TableRows,
        };

    private void WriteRegressions(HtmlWriter html, string title, FactorRegression[] regressions)
    {
        if (regressions.Length == 0)
        {
            return;
        }

        html.Element("h3", "Effect of the duplication factor, other things being equal" + title);
        html.Element(
            "p",
            "Least squares of the measure on log2 of the duplication factor, controlling for token count, label "
                + "frequency, noise and repository. The slope is the change of the measure per doubling of the factor, "
                + "with the 95% interval of its cluster-robust standard error."
        );
        Regressions(regressions).Write(html);
    }

    private HtmlTable Regressions(IReadOnlyList<FactorRegression> regressions) =>
        new(
            "Regression on the duplication factor",
            [
                "task",
                "model",
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
                            r.Run.Task,
                            r.Run.Model,
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
            TextColumns = 6,
            MaxRows = limits.TableRows,
        };

    private HtmlTable Leaked() =>
        new(
            "Leaked against clean",
            ["task", "model", "noise", "split", "relation", "group", "level", "seed", "score", "95% interval", "n"],
            [
                .. data.LeakedScores.Select(s =>
                    (IReadOnlyList<Cell>)
                        [
                            s.Run.Task,
                            s.Run.Model,
                            Names.Of(s.Run.Noise),
                            Names.Of(s.Split),
                            Names.Of(s.Relation),
                            s.Group,
                            Numbers.Level(s.Run.Level),
                            Text(s.Run.Seed),
                            Numbers.Score(s.Score),
                            Numbers.Interval(s.Low, s.High),
                            Numbers.Count(s.N),
                        ]
                ),
            ]
        )
        {
            TextColumns = 6,
            MaxRows = limits.TableRows,
        };

    /// <summary>A table that is there for those who ask.</summary>
    private static void WriteFolded(HtmlWriter html, string summary, HtmlTable table)
    {
        if (table.Rows.Count > 0)
        {
            html.Element(
                "details",
                () =>
                {
                    html.Element("summary", summary);
                    table.Write(html);
                }
            );
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
