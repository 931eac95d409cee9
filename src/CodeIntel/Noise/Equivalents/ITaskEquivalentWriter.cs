using CodeIntel.Examples;

namespace CodeIntel.Noise.Equivalents;

/// <summary>Where equivalents of examples of tasks are kept. Called from one thread.</summary>
public interface ITaskEquivalentWriter
{
    /// <summary>
    /// What an interrupted run of the same fingerprint has committed of a task: why each edit of an example was
    /// refused, or null where it was made.
    /// </summary>
    IReadOnlyList<(long Row, EquivalentEdit Edit, string? Refused)> ReadOutcomes(TaskKind task);

    /// <summary>Stores all edits of all examples of some units in one transaction, with the drops of those refused.
    /// </summary>
    void Write(TaskKind task, IReadOnlyList<TaskEquivalent> edits);
}
