using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>The training examples of tasks. Called from one thread.</summary>
public interface ITaskNoiseSource
{
    /// <summary>The labels of a task's training examples, ascending by key.</summary>
    IEnumerable<TaskLabel> ReadLabels(TaskKind task);

    /// <summary>A task's training examples after a key, ascending.</summary>
    IEnumerable<TaskExample> ReadTraining(TaskKind task, TaskKey after);
}
