using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>What a kind of noise makes of one example of a task, or the reason why it makes nothing.</summary>
public sealed record TaskCorruption
{
    /// <summary>Why the example cannot be changed, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>The label, or the texts, that are replaced.</summary>
    public string Before { get; init; } = "";

    /// <summary>What stands there now.</summary>
    public string After { get; init; } = "";

    /// <summary>The label afterwards; null: unchanged.</summary>
    public string? Label { get; init; }

    /// <summary>The input afterwards; null: unchanged.</summary>
    public TaskInput? Input { get; init; }

    /// <summary>Noise of the label.</summary>
    public static TaskCorruption Relabel(string before, string after) =>
        new() { Before = before, After = after, Label = after };

    /// <summary>No noise.</summary>
    public static TaskCorruption Refuse(string reason) => new() { Refused = reason };
}
