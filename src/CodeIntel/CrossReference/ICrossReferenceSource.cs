using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>What the cross-reference reads. Called from one thread. All rows are of one table, that of units.</summary>
public interface ICrossReferenceSource
{
    /// <summary>The measured runs, in the order in which the study lists them.</summary>
    IReadOnlyList<RunKey> ReadRuns();

    /// <summary>Every number measured on a run.</summary>
    RunMeasures ReadMeasures(RunKey run);

    /// <summary>The run's examples of a split.</summary>
    RunExamples ReadExamples(RunKey run, Split split);

    /// <summary>The labels that the run's predictions index.</summary>
    IReadOnlyList<string> ReadLabels(RunKey run);

    /// <summary>The run's trace of a split at its last epoch, or null where the split is empty.</summary>
    EpochTrace? ReadLastTrace(RunKey run, Split split);

    /// <summary>
    /// How often each example that duplicate injection repeats in a run stands in its training split; at least 2.
    /// </summary>
    IReadOnlyDictionary<long, int> ReadInjected(RunKey run);

    /// <summary>Every unit of the corpus, examples or not, ascending by row.</summary>
    IEnumerable<UnitFacts> ReadUnits();

    /// <summary>
    /// The clusters of methods of exactly this relation, each unit in one at most; ascending by representative.
    /// </summary>
    IEnumerable<DuplicateCluster> ReadClusters(DuplicationRelation relation);
}
