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
        var kinds = study.Noise.Where(noise => noise.Levels.Contains(0)).Select(noise => KebabCase.Of(noise.Kind)).ToList();
        foreach (var facts in new RunTable(workspace).ReadFacts().Where(facts => measures.IsMeasured(facts.Key)))
        {
            var values = measures.Read(facts.Key);
            IEnumerable<string> names = facts.Key.Noise is { } kind ? [KebabCase.Of(kind)] : kinds.Count > 0 ? kinds : ["none"];
            foreach (var noise in names)
            {
                yield return new(facts.Key, noise, facts.Epochs, facts.Parameters, EpochsToFit(values),
                    Scores(values, Split.Train), Scores(values, Split.Validation), Scores(values, Split.Test));
            }
        }
    }

    private static double? EpochsToFit(RunMeasures measures) =>
        measures.Values.FirstOrDefault(value => value is { Measure: "epochs-to-fit", Split: Split.Train })?.Value is { } epochs && double.IsFinite(epochs) ? epochs : null;

    private static RunScores? Scores(RunMeasures measures, Split split)
    {
        var values = measures.Epochs.Where(value => value.Split == split).GroupBy(value => value.Epoch).LastOrDefault()
            ?.ToDictionary(value => value.Measure, StringComparer.Ordinal);
        return values is null || !values.TryGetValue("f1", out var f1) ? null : new()
        {
            Examples = f1.N,
            Precision = values["precision"].Value,
            Recall = values["recall"].Value,
            F1 = f1.Value,
            ExactMatch = values.GetValueOrDefault("exact-match")?.Value,
            Gini = values.GetValueOrDefault("gini-loss")?.Value,
        };
    }
}
