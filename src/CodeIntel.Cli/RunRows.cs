using CodeIntel.Examples;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>
/// Runs as they are listed: the clean run stands once under each noise kind of the study, as its level 0.
/// </summary>
internal static class RunRows
{
    /// <summary>The measured runs of a workspace.</summary>
    public static IEnumerable<RunRow> Read(Workspace workspace, Study study)
    {
        var measures = new MeasureTable(workspace);
        var kinds = study.Noise.Where(noise => noise.Levels.Contains(0)).Select(noise => noise.Kind).ToList();
        foreach (var facts in new RunTable(workspace).ReadFacts().Where(facts => measures.IsMeasured(facts.Key)))
        {
            var values = measures.Read(facts.Key);
            foreach (var noise in Names(facts.Key, kinds))
            {
                yield return new(facts.Key, noise, facts.Epochs, facts.Parameters, values.EpochsToFit(),
                    values.ScoresAtEnd(Split.Train), values.ScoresAtEnd(Split.Validation),
                    values.ScoresAtEnd(Split.Test));
            }
        }
    }

    /// <summary>Kinds that do not serve the run's task have no level 0 of it.</summary>
    private static IEnumerable<string> Names(RunKey run, List<NoiseKind> kinds)
    {
        var served = kinds.Where(kind => Enum.GetValues<TaskKind>()
            .Any(task => KebabCase.Of(task) == run.Task && kind.Serves(task)));
        return run.Noise is { } own ? [KebabCase.Of(own)] : served.Select(KebabCase.Of).DefaultIfEmpty("none");
    }
}
