using CodeIntel.Examples;

namespace CodeIntel.CrossReference.Trends;

/// <summary>The runs of a study as trends ask for them: by case and level, over seeds.</summary>
internal sealed class TrendRuns(IReadOnlyList<RunMeasures> runs)
{
    /// <summary>The levels at which a case has runs, ascending; a clean run is level 0 of every kind.</summary>
    public IReadOnlyList<double> Levels(TrendCase at) =>
        [.. runs.Where(run => IsOf(run.Run, at)).Select(run => run.Run.Level).Distinct().Order()];

    /// <summary>The runs of a case at a level, one per seed.</summary>
    public IEnumerable<RunMeasures> At(TrendCase at, double level) =>
        runs.Where(run => IsOf(run.Run, at) && run.Run.Level.Equals(level));

    /// <summary>
    /// The mean over seeds of a case's measure at the last epoch that has it, examples and seeds; null where no run
    /// has.
    /// </summary>
    public TrendValue? Last(TrendCase at, double level)
    {
        var values = At(at, level)
            .Select(run => run.Epochs.Where(value => value.Split == at.Split && value.Measure == at.Measure)
                .MaxBy(value => value.Epoch))
            .OfType<EpochValue>()
            .Where(value => double.IsFinite(value.Value))
            .ToArray();
        return values.Length == 0
            ? null
            : new(level, values.Average(value => value.Value), values.Min(value => value.N), values.Length);
    }

    private static bool IsOf(RunKey run, TrendCase at) =>
        run.Task == at.Task && run.Model == at.Model
        && (run.Noise is null || run.Level == 0 || run.Noise == at.Noise);
}
