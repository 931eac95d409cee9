using CodeIntel.Examples;

namespace CodeIntel.Noise.Equivalents;

/// <summary>What an edit made of an evaluation example of a task, or the reason why it made nothing.</summary>
public sealed record TaskEquivalent
{
    /// <summary>The example as it is.</summary>
    public required TaskExample Example { get; init; }

    /// <summary>The edit.</summary>
    public required EquivalentEdit Edit { get; init; }

    /// <summary>Why there is no equivalent, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>The text that the edit replaced.</summary>
    public string Before { get; init; } = "";

    /// <summary>What stands there now.</summary>
    public string After { get; init; } = "";

    /// <summary>The example afterwards; null where refused.</summary>
    public EquivalentTaskExample? Made { get; init; }

    /// <summary>The unit of the ledger and of drops.</summary>
    public static string UnitOf(TaskKind task, EquivalentEdit edit) =>
        $"evaluation example ({KebabCase.Of(task)} {KebabCase.Of(edit)})";
}
