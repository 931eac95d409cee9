using CodeIntel.Examples;
using CodeIntel.Measures;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>Values over epochs: one panel per noise kind and split, one line per level.</summary>
internal static class EpochCurves
{
    /// <summary>F1 on train and test.</summary>
    public static Figure? Scores(RunFamily family, ReportData data)
    {
        var panels = family
            .Noises.SelectMany(noise =>
                new[] { Split.Train, Split.Test }.Select(split => Panel(family, noise, split, "f1", "F1", data))
            )
            .OfType<Panel>()
            .ToArray();
        return panels.Length == 0
            ? null
            : new Figure
            {
                Name = "training-curves" + family.Suffix,
                Title = "F1 over training, by noise level" + family.TitleSuffix,
                Caption =
                    "Subtoken F1 after each epoch, left on the training split (with the labels the model was "
                    + "given), right on the clean test split. One line per noise level"
                    + Seeds(family)
                    + ". A model that fits noisy labels on the left and "
                    + "falls on the right has memorized. The two splits have scales of their own.",
                XName = "epoch",
                YName = "f1",
                Columns = 2,
                Panels = panels,
            };
    }

    /// <summary>Gini coefficient of the training losses.</summary>
    public static Figure? Gini(RunFamily family, ReportData data)
    {
        var panels = family
            .Noises.Select(n => Panel(family, n, Split.Train, "gini-loss", "Gini of the loss", data))
            .OfType<Panel>()
            .ToArray();
        return panels.Length == 0
            ? null
            : new Figure
            {
                Name = "gini-curves" + family.Suffix,
                Title = "Inequality of the training loss" + family.TitleSuffix,
                Caption =
                    "Gini coefficient of the per-example training losses after each epoch (Rabin 2022): 0 where "
                    + "all examples are equally hard, near 1 where few examples carry all the loss. One line per "
                    + "noise level"
                    + Seeds(family)
                    + ".",
                XName = "epoch",
                YName = "gini_loss",
                Panels = panels,
            };
    }

    private static Panel? Panel(
        RunFamily family,
        NoiseFamily noise,
        Split split,
        string measure,
        string title,
        ReportData data
    )
    {
        var all = family.Noises.SelectMany(n => n.Runs).ToHashSet();
        var shared = data.Epochs.Where(e => e.Measure == measure && e.Split == split && all.Contains(e.Run)).ToArray();
        var byRun = shared.ToLookup(e => e.Run);
        var lines = noise
            .ByLevel.Select(runs => (Runs: runs, Data: Points([.. runs.SelectMany(run => byRun[run])])))
            .Where(line => line.Data.Count > 0)
            .Select(line => noise.Line(line.Runs, line.Data))
            .ToArray();
        if (lines.Length == 0)
        {
            return null;
        }

        var last = Math.Max(2, shared.Max(e => e.Epoch));
        return new Panel
        {
            Title = measure == "f1" ? $"{noise.Title} · {Names.Of(split)}" : noise.Title,
            Description =
                $"{title} on {Names.Of(split)} over {last} epochs. Last value by noise level: "
                + string.Join(", ", lines.Select(l => $"{l.Label} {Numbers.Score(l.Data[^1].Y)}"))
                + ".",
            X = new Axis("epoch", 1 - (last * 0.02), last + (last * 0.02)),
            Y = new Axis(
                measure == "f1" ? $"{title} on {Names.Of(split)}" : title,
                0,
                Ranges.Top(shared.Select(e => e.Value))
            ),
            LegendTitle = "noise",
            Series = lines,
        };
    }

    // one run: its values; runs that differ by seed: their mean and interval at each epoch
    private static IReadOnlyList<Datum> Points(ReportEpochValue[] values)
    {
        var epochs = values.GroupBy(e => e.Epoch).OrderBy(g => g.Key).Select(Point).ToArray();
        return [.. Thinning.Of(epochs, Thinning.MaxPoints)];
    }

    private static Datum Point(IGrouping<int, ReportEpochValue> epoch)
    {
        if (epoch.Count() == 1)
        {
            var only = epoch.First();
            return new Datum(only.Epoch, only.Value, N: only.N);
        }

        var mean = SeedInterval.Of(epoch.Select(e => e.Value));
        return new Datum(epoch.Key, mean.Value, mean.Low, mean.High, mean.N);
    }

    private static string Seeds(RunFamily family) =>
        family.Noises.Any(n => n.Runs.Count > n.Levels.Count)
            ? ": the mean over seeds, with its 95% interval (Student's t) as a band; n counts the seeds"
            : "";
}
