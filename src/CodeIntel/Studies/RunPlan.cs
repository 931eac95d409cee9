using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>Which runs a study asks for.</summary>
public static class RunPlan
{
    /// <summary>
    /// The runs of one entry: per seed the clean run, which is level 0 of every noise kind, then one per kind and level
    /// above 0, in the order of the study. Without a level 0 in any noise entry there is no clean run. Kinds that do
    /// not serve the entry's task, or that its own lists leave out, give none.
    /// </summary>
    public static IReadOnlyList<RunKey> Of(TrainOptions options, IReadOnlyList<NoiseOptions> noise)
    {
        var task = KebabCase.Of(options.Task);
        var model = KebabCase.Of(options.Model);
        var levels = options.Levels;
        var hasClean = (noise.Count == 0 || noise.Any(entry => entry.Levels.Contains(0)))
            && levels?.Contains(0) != false;
        var noisy = noise
            .Where(entry => entry.Kind.Serves(options.Task) && options.Noise?.Contains(entry.Kind) != false)
            .SelectMany(entry => entry.Levels
                .Where(level => level > 0 && levels?.Contains(level) != false)
                .Select(level => (entry.Kind, level)))
            .ToList();
        return [.. options.Seeds.SelectMany(seed => Enumerable.Empty<RunKey>()
            .Concat(hasClean ? [new RunKey(task, model, null, 0, seed)] : [])
            .Concat(noisy.Select(run => new RunKey(task, model, run.Kind, run.level, seed)))).Distinct()];
    }

    /// <summary>Refuses a study whose entries give two runs the same name.</summary>
    /// <exception cref="StageException">They do.</exception>
    public static void RequireDistinct(IEnumerable<RunKey> runs)
    {
        var twice = runs
            .CountBy(run => run.ToString(), StringComparer.Ordinal)
            .FirstOrDefault(pair => pair.Value > 1).Key;
        if (twice is not null)
        {
            throw new StageException(
                $"Two entries of 'train' ask for the run '{twice}'. Give them different seeds, "
                + "or put them into two studies.");
        }
    }
}
