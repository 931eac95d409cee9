using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>Memorization × duplication: the mean of each per-example measure by duplication factor.</summary>
internal static class FactorFigure
{
    /// <summary>One panel per measure, one series per relation, all clusters.</summary>
    public static Figure? ByRelation(RunFamily family, ReportData data) =>
        Of(
            family,
            data.Buckets.Where(b => b.Scope == "all"),
            b => Names.Of(b.Relation),
            "memorization-by-factor",
            "Memorization by duplication factor",
            "one series per duplicate relation"
        );

    /// <summary>One panel per measure, one series per scope of the near-duplicate clusters.</summary>
    public static Figure? ByScope(RunFamily family, ReportData data) =>
        Of(
            family,
            data.Buckets.Where(b => b.Scope != "all" && b.Relation == DuplicationRelation.Near),
            b => b.Scope,
            "memorization-by-scope",
            "Where the copies are",
            "near duplicates only; one series for where the other copies lie"
        );

    private static Figure? Of(
        RunFamily family,
        IEnumerable<ReportFactorBucket> buckets,
        Func<ReportFactorBucket, string> seriesOf,
        string name,
        string title,
        string series
    )
    {
        var own = buckets.Where(b => b.Run == family.Primary && double.IsFinite(b.Mean)).ToArray();
        string[] names = [.. own.Select(b => b.Bucket).Distinct().OrderBy(Order)];
        var panels = own.GroupBy(b => b.Measure).Select(m => Panel(m.Key, [.. m.GroupBy(seriesOf)], names)).ToArray();
        return panels.Length == 0
            ? null
            : new Figure
            {
                Name = name + family.ModelSuffix,
                Title = title + family.ModelTitleSuffix,
                Caption =
                    $"Mean over training examples of the run {Describe(family.Primary)}, by the size of the "
                    + $"example's duplicate cluster (its duplication factor; 1: no duplicate); {series}. Whiskers: "
                    + "95% bootstrap intervals that resample whole clusters. The number of examples behind each "
                    + "mark is in the table.",
                XName = "duplication_factor",
                YName = "mean",
                Panels = panels,
            };
    }

    private static Panel Panel(string measure, IGrouping<string, ReportFactorBucket>[] groups, string[] buckets)
    {
        Series[] series =
        [
            .. groups.Select(
                (g, i) =>
                    new Series(
                        g.Key,
                        Palette.Category(i),
                        SeriesKind.Intervals,
                        [.. g.Select(b => new Datum(Array.IndexOf(buckets, b.Bucket), b.Mean, b.Low, b.High, b.N))]
                    )
            ),
        ];
        var (min, max) = Ranges.Around(series.SelectMany(s => s.Data));
        return new Panel
        {
            Title = Names.Measure(measure),
            Description =
                $"Mean {Names.Measure(measure)} by duplication factor {buckets[0]} to {buckets[^1]}. "
                + string.Join(
                    "; ",
                    series.Select(s => $"{s.Label}: " + string.Join(", ", s.Data.Select(d => Numbers.Score(d.Y))))
                )
                + ".",
            X = Axis.Of("duplication factor", [.. buckets.Select(b => b.Replace('-', '–'))]),
            Y = new Axis("mean " + measure, min, max),
            Series = series,
        };
    }

    private static string Describe(RunKey run) =>
        run.Noise is null
            ? $"without noise (seed {run.Seed})"
            : $"with {Names.Of(run.Noise)} at {Numbers.Level(run.Level)} (seed {run.Seed})";

    private static int Order(string bucket)
    {
        var digits = bucket.TakeWhile(char.IsAsciiDigit).Count();
        return int.TryParse(bucket.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            ? first
            : int.MaxValue;
    }
}
