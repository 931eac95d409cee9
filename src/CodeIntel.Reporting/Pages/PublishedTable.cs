using CodeIntel.Examples;
using CodeIntel.Examples.Published;
using CodeIntel.Examples.Scoring;
using CodeIntel.Measures;
using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Pages;

/// <summary>Values of the last epoch of a task, model and noise kind, here and as published.</summary>
internal sealed class PublishedTable(ReportData data, RunFamily family, NoiseFamily noise)
{
    private static readonly double[] _levels = [0, 0.5, 1];

    private readonly PublishedCurve[] _curves = noise.Kind is { } kind
        ? [.. PublishedCurves.Of(family.Task, family.Model, kind)]
        : [];

    /// <summary>Task, model and noise.</summary>
    public string Title => $"{family.Task} · {family.Model} · {noise.Title}";

    /// <summary>True where nothing was published.</summary>
    public bool IsEmpty => _curves.Length == 0;

    /// <summary>One row of the study's own per measure and split, the published ones below it.</summary>
    public HtmlTable ToHtml() => new(
        "Beside Rabin 2022: " + Title,
        ["measure", "split", "from", .. _levels.Select(Numbers.Level), "n"],
        [.. _curves.GroupBy(curve => (curve.Measure, curve.Split))
            .OrderBy(group => group.Key.Split).ThenBy(group => group.Key.Measure, StringComparer.Ordinal)
            .SelectMany(group => Rows(group.Key.Measure, group.Key.Split, group))])
    {
        TextColumns = 3,
    };

    private IEnumerable<IReadOnlyList<Cell>> Rows(string measure, Split split, IEnumerable<PublishedCurve> curves)
    {
        var name = ScoreNames.Of(measure);
        var own = _levels.Select(level => Last(measure, split, level)).ToArray();
        long? n = own.SelectMany(values => values).Select(value => (long?)value.N).Min();
        yield return
        [
            name, Names.Of(split), "this study", .. own.Select(values => (Cell)Text(values)),
            n is { } known ? Numbers.Count(known) : Numbers.Unknown,
        ];
        foreach (var curve in curves)
        {
            yield return
            [
                "", "", $"{PublishedOverlay.Name}, {curve.Name}",
                .. _levels.Select(level => (Cell)Numbers.Score(curve.AtLevel(level))),
                "",
            ];
        }
    }

    private ReportEpochValue[] Last(string measure, Split split, double level)
    {
        var runs = noise.Runs.Where(run => run.Level.Equals(level)).ToHashSet();
        return [.. data.Epochs
            .Where(e => e.Measure == measure && e.Split == split && runs.Contains(e.Run))
            .GroupBy(e => e.Run)
            .Select(run => run.MaxBy(e => e.Epoch)!)];
    }

    private static string Text(ReportEpochValue[] values)
    {
        var mean = SeedInterval.Of(values.Select(e => e.Value));
        return Numbers.Score(mean.Value) + (values.Length > 1 ? $" {Numbers.Interval(mean.Low, mean.High)}" : "");
    }
}
