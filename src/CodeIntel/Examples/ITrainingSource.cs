namespace CodeIntel.Examples;

/// <summary>Where training reads its data. Every sequence is streamed, and may be read more than once.</summary>
public interface ITrainingSource
{
    /// <summary>Every unit that has a split, of every kind, ascending by row.</summary>
    IEnumerable<TrainingExample> Examples();

    /// <summary>Every example that noise of this kind changes at some level, ascending by row.</summary>
    IEnumerable<NoisyTrainingExample> Noisy(NoiseKind kind);

    /// <summary>Every example that duplicate injection repeats at some level, ascending by row.</summary>
    IEnumerable<InjectedExample> Injected();

    /// <summary>
    /// Every example of variable-misuse, code-to-text or code-search, ascending by row, then by variant; method-name
    /// has none here: its examples are <see cref="Examples"/>.
    /// </summary>
    IEnumerable<TaskExample> TaskExamples(TaskKind task);

    /// <summary>Every example of a task that noise of this kind changes at some level, in the same order.</summary>
    IEnumerable<NoisyTaskExample> NoisyTaskExamples(TaskKind task, NoiseKind kind);

    /// <summary>Every example of a task that is repeated as changed copies, in the same order.</summary>
    IEnumerable<InjectedTaskExample> InjectedTaskExamples(TaskKind task);

    /// <summary>Equivalents of evaluation examples, by edit, then ascending by row.</summary>
    IEnumerable<EquivalentExample> Equivalents();

    /// <summary>Equivalents of evaluation examples of a task, by edit, then ascending by row and variant.</summary>
    IEnumerable<EquivalentTaskExample> TaskEquivalents(TaskKind task);

    /// <summary>The rows of the examples that a view leaves out, in any order.</summary>
    IEnumerable<long> ExcludedBy(string view);

    /// <summary>The table of terminals, ascending by id; texts are distinct.</summary>
    IEnumerable<InternedText> Terminals();

    /// <summary>The table of paths in a written form, ascending by id; texts are distinct.</summary>
    IEnumerable<InternedText> Paths();
}
