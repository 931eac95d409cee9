using CodeIntel.Examples;
using CodeIntel.Measures;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>The critical sample ratio at the last epoch, edit by edit.</summary>
internal static class CsrEditFigure
{
    private const string Prefix = "csr-";

    /// <summary>One panel per noise kind; null where training did not predict edited code.</summary>
    public static Figure? Of(RunFamily family, ReportData data)
    {
        var own = data.Epochs.Where(e => e.Measure.StartsWith(Prefix, StringComparison.Ordinal)).ToArray();
        var split = own.Any(e => e.Split == Split.Test) ? Split.Test : Split.Validation;
        var last = own.Where(e => e.Split == split)
            .GroupBy(e => (e.Run, e.Measure))
            .Select(group => group.MaxBy(e => e.Epoch)!)
            .ToLookup(e => e.Run);
        var panels = family.Noises.Select(noise => Panel(noise, split, last)).OfType<Panel>().ToArray();
        return panels.Length == 0
            ? null
            : new Figure
            {
                Name = "csr-edits" + family.Suffix,
                Title = "Critical samples by edit" + family.TitleSuffix,
                Caption =
                    $"Share of the {Names.Of(split)} examples to which an edit applies whose prediction it changes, at "
                    + "the last epoch. Whiskers: 95% intervals of the mean over seeds (Student's t), where there are "
                    + "several. The number of examples, or of seeds, is in the table.",
                XName = "edit",
                YName = "csr",
                Columns = 2,
                Panels = panels,
            };
    }

    private static Panel? Panel(NoiseFamily noise, Split split, ILookup<RunKey, ReportEpochValue> last)
    {
        string[] edits = [.. noise.Runs.SelectMany(run => last[run]).Select(e => e.Measure[Prefix.Length..])
            .Distinct().Order(StringComparer.Ordinal)];
        if (edits.Length == 0)
        {
            return null;
        }

        var series = noise.ByLevel
            .Select(runs => noise.Line(runs, [.. edits.Select((edit, i) => Point(i, [.. runs
                .SelectMany(run => last[run]).Where(e => e.Measure == Prefix + edit)]))]))
            .Select(line => line with { Kind = SeriesKind.Intervals })
            .ToArray();
        return new()
        {
            Title = noise.Title,
            Description =
                $"Critical sample ratio on {Names.Of(split)} by edit. "
                + string.Join("; ", series.Select(s => $"{s.Label}: "
                    + string.Join(", ", s.Data.Select(d => $"{edits[(int)d.X]} {Numbers.Score(d.Y)}"))))
                + ".",
            X = Axis.Of("edit", edits),
            Y = new Axis($"changed on {Names.Of(split)}", 0,
                Ranges.Top(series.SelectMany(s => s.Data).SelectMany(d => new[] { d.Y, d.High }))),
            LegendTitle = "noise",
            Series = series,
        };
    }

    private static Datum Point(int position, ReportEpochValue[] values)
    {
        if (values is [var only])
        {
            return new(position, only.Value, N: only.N);
        }

        var mean = SeedInterval.Of(values.Select(e => e.Value));
        return new(position, mean.Value, mean.Low, mean.High, mean.N);
    }
}
