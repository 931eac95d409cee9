using CodeIntel.Examples;

namespace CodeIntel.Noise.Equivalents;

/// <summary>The examples of tasks whose equivalents are made. Called from one thread.</summary>
public interface ITaskEquivalentSource
{
    /// <summary>Every unit of the validation and test splits that a task has examples of, ascending by row.</summary>
    IEnumerable<EvaluatedExample> ReadEvaluated(TaskKind task);

    /// <summary>A task's examples of units, ascending by row and variant.</summary>
    IEnumerable<TaskExample> ReadExamples(TaskKind task, IReadOnlyList<long> rows);

    /// <summary>The code of units, in the order of <paramref name="rows"/> (ascending).</summary>
    IEnumerable<EditableUnit> ReadUnits(IReadOnlyList<long> rows);
}
