using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>Units of the ledger.</summary>
public static class TaskUnits
{
    /// <summary>A unit that examples of a task are made of: <c>variable-misuse unit</c>.</summary>
    public static string Of(TaskKind task) => $"{KebabCase.Of(task)} unit";

    /// <summary>The drop of an example, named by its unit; the twins of variable-misuse are told apart.</summary>
    public static Drop Drop(string unit, TaskExample example, string reason, string detail) => new(
        unit, example.Variant == 0 ? $"{example.Id}" : $"{example.Id} buggy", reason, detail);
}
