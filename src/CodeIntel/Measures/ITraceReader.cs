using CodeIntel.Examples;

namespace CodeIntel.Measures;

/// <summary>What training left behind. Called from one thread.</summary>
public interface ITraceReader
{
    /// <summary>The finished runs, in the order in which the study lists them.</summary>
    IReadOnlyList<RunKey> ReadRuns();

    /// <summary>The labels that the run's predictions index.</summary>
    IReadOnlyList<string> ReadLabels(RunKey run);

    /// <summary>The run's examples of a split; empty arrays where the split is empty.</summary>
    RunExamples ReadExamples(RunKey run, Split split);

    /// <summary>The run's traces of a split, ascending by epoch; one epoch in memory at a time.</summary>
    IEnumerable<EpochTrace> ReadTraces(RunKey run, Split split);

    /// <summary>
    /// What semantics-preserving edits did to the run's predictions, by epoch, split and edit; empty where training did
    /// not ask.
    /// </summary>
    IEnumerable<EquivalentTrace> ReadEquivalents(RunKey run);

    /// <summary>Ranks of the run's queries, ascending by row; empty for all tasks but code-search.</summary>
    IReadOnlyList<QueryRank> ReadRanks(RunKey run);
}
