using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;

namespace CodeIntel.CrossReference;

/// <summary>The numbers of a run that conclusions are drawn from.</summary>
internal sealed record RunFindings(RunMeasures Measures, RunCrossReference Reference)
{
    /// <summary>The run.</summary>
    public RunKey Run => Measures.Run;

    /// <summary>A per-epoch number at the last epoch that has it, or null.</summary>
    public EpochValue? Last(Split split, string measure) =>
        Measures.Epochs.Where(value => value.Split == split && value.Measure == measure).MaxBy(value => value.Epoch);

    /// <summary>How the run's task is scored.</summary>
    public ITaskScorer Scorer { get; } = TaskScorers.Of(Measures.Run.Task);

    /// <summary>The main score of a split at the last epoch that has it, or null.</summary>
    public EpochValue? LastScore(Split split, string suffix = "") => Last(split, Scorer.MainScore + suffix);

    /// <summary>The main score of a group of test examples under the near relation, or null.</summary>
    public Estimate? Leak(LeakGroup group) =>
        Reference.Leaks
            .FirstOrDefault(leak => leak.Relation == DuplicationRelation.Near && leak.Measure == Scorer.MainScore
                && leak.Group == group)
            ?.Score;
}
