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
        var kinds = study.Noise.Where(noise => noise.Levels.Contains(0))
            .Select(noise => KebabCase.Of(noise.Kind)).ToList();
        foreach (var facts in new RunTable(workspace).ReadFacts().Where(facts => measures.IsMeasured(facts.Key)))
        {
            var values = measures.Read(facts.Key);
            IEnumerable<string> names = facts.Key.Noise is { } kind
                ? [KebabCase.Of(kind)] : kinds.Count > 0 ? kinds : ["none"];
            foreach (var noise in names)
            {
                yield return new(facts.Key, noise, facts.Epochs, facts.Parameters, values.EpochsToFit(),
                    values.ScoresAtEnd(Split.Train), values.ScoresAtEnd(Split.Validation),
                    values.ScoresAtEnd(Split.Test));
            }
        }
    }
}
