using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// A task of a study, with what its entries of the <c>train</c> list ask for together: the kinds of unit of any, and
/// the longest inputs of each, in tokens, ascending.
/// </summary>
public sealed record TaskPlan(TaskKind Task, IReadOnlyList<UnitKind> Units, IReadOnlyList<int> Limits)
{
    /// <summary>The longest input of any entry, in tokens.</summary>
    public int MaxTokens => Limits[^1];

    /// <summary>The tasks of a study, in the order of their numbers.</summary>
    public static IReadOnlyList<TaskPlan> Of(IEnumerable<TrainOptions> train) =>
        [.. train.GroupBy(entry => entry.Task).OrderBy(group => group.Key).Select(group => new TaskPlan(
            group.Key,
            [.. group.SelectMany(entry => entry.Units).Distinct().Order()],
            [.. group.Select(entry => entry.MaxTokens).Distinct().Order()]))];
}
