using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;
using CodeIntel.Measures;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>
/// Values over epochs: one panel per noise kind and split, one line per level, published curves dashed.
/// </summary>
internal static class EpochCurves
{
    private static readonly Split[] _ends = [Split.Train, Split.Test];

    // scores that were published beside the main one
    private static readonly string[] _parts = ["localization-accuracy", "repair-accuracy"];

    /// <summary>The main score on train and test.</summary>
    public static Figure? Scores(RunFamily family, ReportData data)
    {
        var title = ScoreNames.Of(family.MainScore);
        return Of(family, data, family.MainScore, _ends, new()
        {
            Name = "training-curves" + family.Suffix,
            Title = $"{Capital(title)} over training, by noise level{family.TitleSuffix}",
            Caption =
                $"{(title == "F1" ? "Subtoken F1" : Capital(title))} after each epoch, left on the training split "
                + "(with the labels the model was given), right on the clean test split. One line per noise level"
                + Seeds(family)
                + ". A model that fits noisy labels on the left and "
                + "falls on the right has memorized. The two splits have scales of their own.",
            XName = "epoch",
            YName = family.MainScore,
            Columns = 2,
            Panels = [],
        });
    }

    /// <summary>Other scores of the task over epochs, where they are measured.</summary>
    public static IReadOnlyList<Figure> Parts(RunFamily family, ReportData data) =>
        [.. _parts.Intersect(TaskScorers.Of(family.Task).Measures)
            .Select(measure => Part(family, data, measure))
            .OfType<Figure>()];

    private static Figure? Part(RunFamily family, ReportData data, string measure) =>
        Of(family, data, measure, _ends, new()
        {
            Name = $"{measure}-curves{family.Suffix}",
            Title = $"{Capital(ScoreNames.Of(measure))} over training{family.TitleSuffix}",
            Caption = $"{Capital(ScoreNames.Of(measure))} of buggy examples after each epoch, left on the training "
                + $"split, right on the clean test split. One line per noise level{Seeds(family)}.",
            XName = "epoch",
            YName = measure.Replace('-', '_'),
            Columns = 2,
            Panels = [],
        });

    /// <summary>Gini coefficient of the training losses.</summary>
    public static Figure? Gini(RunFamily family, ReportData data) => Of(family, data, "gini-loss", [Split.Train], new()
    {
        Name = "gini-curves" + family.Suffix,
        Title = "Inequality of the training loss" + family.TitleSuffix,
        Caption =
            "Gini coefficient of the per-example training losses after each epoch (Rabin 2022): 0 where "
            + "all examples are equally hard, near 1 where few examples carry all the loss. One line per "
            + "noise level"
            + Seeds(family)
            + "."
            + (family.Task == "variable-misuse"
                ? " Here it is of the summed loss; the published curves are of the losses of location and repair apart."
                : ""),
        XName = "epoch",
        YName = "gini_loss",
        Panels = [],
    });

    /// <summary>Critical sample ratio; null where training did not predict edited code.</summary>
    public static Figure? Csr(RunFamily family, ReportData data)
    {
        var split = data.Epochs.Any(e => e is { Measure: "csr", Split: Split.Test }) ? Split.Test : Split.Validation;
        return Of(family, data, "csr", [split], new()
        {
            Name = "csr-curves" + family.Suffix,
            Title = "Critical samples over training" + family.TitleSuffix,
            Caption =
                $"Critical sample ratio after each epoch (Rabin 2022): the share of {Names.Of(split)} examples whose "
                + "prediction changes under at least one edit that keeps the code's meaning, among those to which an "
                + $"edit applies. One line per noise level{Seeds(family)}.",
            XName = "epoch",
            YName = "csr",
            Panels = [],
        });
    }

    private static Figure? Of(RunFamily family, ReportData data, string measure, Split[] splits, Figure figure)
    {
        var all = family.Noises.SelectMany(n => n.Runs).ToHashSet();
        var values = data.Epochs.Where(e => e.Measure == measure && all.Contains(e.Run)).ToLookup(e => e.Split);
        Panel[] panels = [.. family.Noises
            .SelectMany(noise => splits.Select(split => Panel(family, noise, split, measure, [.. values[split]])))
            .OfType<Panel>()];
        var overlaid = panels.Any(panel => panel.Series.Any(series => series.Kind == SeriesKind.Published));
        return panels.Length == 0
            ? null
            : figure with
            {
                Panels = panels,
                Caption = figure.Caption + (overlaid
                    ? " Dashed: the curves that Rabin 2022 published of the same task, model and noise at the same "
                        + "levels, known at the first, the tenth and the last epoch, which stand at their fractions of "
                        + "the training."
                    : ""),
            };
    }

    private static Panel? Panel(
        RunFamily family, NoiseFamily noise, Split split, string measure, ReportEpochValue[] shared)
    {
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
        var published = PublishedOverlay.Of(family, noise, measure, split, last);
        var title = ScoreNames.Of(measure);
        return new Panel
        {
            Title = measure is "gini-loss" or "csr" ? noise.Title : $"{noise.Title} · {Names.Of(split)}",
            Description =
                $"{title} on {Names.Of(split)} over {last} epochs. Last value by noise level: "
                + Ends(lines)
                + "."
                + (published.Count == 0 ? "" : $" Published: {Ends(published)}."),
            X = new Axis("epoch", published.Count == 0 ? 1 - (last * 0.02) : 0, last + (last * 0.02)),
            Y = new Axis(
                measure == "gini-loss" ? title : $"{title} on {Names.Of(split)}",
                0,
                Ranges.Top(shared.Select(e => e.Value).Concat(published.SelectMany(s => s.Data).Select(d => d.Y)))
            ),
            LegendTitle = "noise",
            Series = [.. lines, .. published],
        };
    }

    private static string Ends(IReadOnlyList<Series> lines) =>
        string.Join(", ", lines.Select(l => $"{l.Label} {Numbers.Score(l.Data[^1].Y)}"));

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

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
