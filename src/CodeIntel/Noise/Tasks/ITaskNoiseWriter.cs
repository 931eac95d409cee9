using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>Where the manifest of noise on tasks is kept. Called from one thread.</summary>
public interface ITaskNoiseWriter
{
    /// <summary>What an interrupted run has committed of a task, kind and seed, ascending by key; empty at first.
    /// </summary>
    IReadOnlyList<TaskNoiseOutcome> ReadOutcomes(TaskKind task, NoiseKind kind, long seed);

    /// <summary>Stores one batch with its drops in one transaction; the levels are still unknown.</summary>
    void WriteBatch(TaskNoiseBatch batch);

    /// <summary>
    /// Stores from which level on each example is noisy, and the transition matrix where the kind has one; replaces
    /// what was there. The last call of a task, kind and seed.
    /// </summary>
    void WriteRanks(
        TaskKind task, NoiseKind kind, long seed, IReadOnlyList<TaskNoiseRank> ranks,
        IReadOnlyList<LabelTransition> transitions);

    /// <summary>
    /// Stores what became of repeated units, in one transaction: a manifest row per example, which tells its level, its
    /// copies, and drops. Batches arrive ascending by row.
    /// </summary>
    void WriteCopies(TaskCopyBatch batch);
}
