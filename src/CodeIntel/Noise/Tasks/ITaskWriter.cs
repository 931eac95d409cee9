using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>Where examples of tasks are kept. Called from one thread.</summary>
public interface ITaskWriter
{
    /// <summary>What an interrupted run of the same fingerprint has committed of a task; its last row is the lowest
    /// number where that is nothing.</summary>
    TaskProgress ReadProgress(TaskKind task);

    /// <summary>Stores a batch with its drops and how far it reaches, in one transaction.</summary>
    void Write(TaskBatch batch);
}
