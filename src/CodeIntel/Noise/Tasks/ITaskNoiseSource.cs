using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>The training examples of tasks. Called from one thread.</summary>
public interface ITaskNoiseSource
{
    /// <summary>The labels of a task's training examples, ascending by key.</summary>
    IEnumerable<TaskLabel> ReadLabels(TaskKind task);

    /// <summary>A task's training examples after a key, ascending.</summary>
    IEnumerable<TaskExample> ReadTraining(TaskKind task, TaskKey after);

    /// <summary>
    /// Units that are repeated as changed copies and of which a task has training examples, ascending by row.
    /// </summary>
    IReadOnlyList<RepeatedRow> ReadRepeatedRows(TaskKind task, long seed);

    /// <summary>Their examples and copies, in the order of <paramref name="rows"/> (ascending).</summary>
    IEnumerable<RepeatedUnit> ReadRepeated(TaskKind task, long seed, IReadOnlyList<long> rows);
}
