using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>Scores on leaked against clean evaluation examples.</summary>
internal static class LeakedFigure
{
    private static readonly string[] _groups = ["all", "leaked", "clean"];

    /// <summary>One panel per evaluation split of the run without noise.</summary>
    public static Figure? Of(RunFamily family, ReportData data)
    {
        var title = ScoreNames.Of(family.MainScore);
        var own = data.LeakedScores.Where(s => s.Run == family.Primary).ToArray();
        var panels = own.GroupBy(s => s.Split)
            .OrderBy(g => g.Key)
            .Select(g => Panel(title, g.Key, [.. g]))
            .Where(p => p.Series.Any(s => s.Data.Any(d => double.IsFinite(d.Y))))
            .ToArray();
        return panels.Length == 0
            ? null
            : new Figure
            {
                Name = "leaked-scores" + family.ModelSuffix,
                Title = "Leaked against clean evaluation examples" + family.ModelTitleSuffix,
                Caption =
                    $"{(title == "F1" ? "Subtoken F1" : title)} on all evaluation examples, on those with a duplicate "
                    + "in train (leaked) and on the others (clean: what a duplicate-free evaluation would have shown, "
                    + "Allamanis 2019), by the relation that makes an example leaked. Whiskers: 95% intervals. The "
                    + "number of examples behind each bar is in the table.",
                XName = "relation",
                YName = family.MainScore,
                Columns = 2,
                Panels = panels,
            };
    }

    private static Panel Panel(string title, Split split, LeakedScore[] scores)
    {
        DuplicationRelation[] relations = [.. scores.Select(s => s.Relation).Distinct().Order()];
        Series[] series =
        [
            .. _groups.Select(
                (group, i) =>
                    new Series(
                        group,
                        Colour(group),
                        SeriesKind.Bars,
                        [
                            .. scores
                                .Where(s => s.Group == group)
                                .Select(s => new Datum(
                                    Array.IndexOf(relations, s.Relation), s.Score, s.Low, s.High, s.N)),
                        ]
                    )
            ),
        ];
        return new Panel
        {
            Title = Names.Of(split),
            Description =
                $"{title} on {Names.Of(split)} by relation. "
                + string.Join(
                    "; ",
                    relations.Select(
                        (r, i) => $"{Names.Of(r)}: " + string.Join(", ", series.Select(s => $"{s.Label} {At(s, i)}"))
                    )
                )
                + ".",
            X = Axis.Of("duplicate in train", [.. relations.Select(r => Names.Of(r))]),
            Y = new Axis(title, 0, Ranges.Top(series.SelectMany(s => s.Data).SelectMany(d => new[] { d.Y, d.High }))),
            Series = series,
        };
    }

    private static Ink Colour(string group) =>
        group switch
        {
            "leaked" => Ink.Category1,
            "clean" => Ink.Category0,
            _ => Ink.Category5,
        };

    private static string At(Series series, int position) =>
        Numbers.Score(series.Data.Where(d => d.X.Equals(position)).Select(d => (double?)d.Y).FirstOrDefault());
}
