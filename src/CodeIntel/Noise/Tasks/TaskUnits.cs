using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>Units of the ledger.</summary>
public static class TaskUnits
{
    /// <summary>A unit that examples of a task are made of: <c>variable-misuse unit</c>.</summary>
    public static string Of(TaskKind task) => $"{KebabCase.Of(task)} unit";
}
