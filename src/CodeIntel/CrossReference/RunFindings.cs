using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>The numbers of a run that conclusions are drawn from.</summary>
internal sealed record RunFindings(RunMeasures Measures, RunCrossReference Reference)
{
    /// <summary>The run.</summary>
    public RunKey Run => Measures.Run;

    /// <summary>A per-epoch number at the last epoch that has it, or null.</summary>
    public EpochValue? Last(Split split, string measure) =>
        Measures.Epochs.Where(value => value.Split == split && value.Measure == measure).MaxBy(value => value.Epoch);

    /// <summary>The F1 of a group of test examples under the near relation, or null.</summary>
    public Estimate? LeakF1(LeakGroup group) =>
        Reference.Leaks
            .FirstOrDefault(leak =>
                leak is { Relation: DuplicationRelation.Near, Measure: "f1" } && leak.Group == group)
            ?.Score;
}
