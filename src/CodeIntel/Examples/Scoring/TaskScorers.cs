namespace CodeIntel.Examples.Scoring;

/// <summary>The scorer of each task.</summary>
public static class TaskScorers
{
    private static readonly Dictionary<string, Func<ITaskScorer>> _scorers = new(StringComparer.Ordinal)
    {
        [KebabCase.Of(TaskKind.MethodName)] = () => new NameScorer(),
        [KebabCase.Of(TaskKind.VariableMisuse)] = () => new MisuseScorer(),
        [KebabCase.Of(TaskKind.CodeToText)] = () => new SummaryScorer(),
        [KebabCase.Of(TaskKind.CodeSearch)] = () => new PairScorer(),
    };

    /// <summary>A new scorer of a task, named as in study files.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such task.</exception>
    public static ITaskScorer Of(string task) => _scorers.TryGetValue(task, out var create)
        ? create()
        : throw new ArgumentOutOfRangeException(nameof(task), task, "There is no such task.");
}
