namespace CodeIntel.Examples;

/// <summary>
/// A unit without and with the misuse of a variable, or the reason why there is none. Both twins are read in the same
/// way, have equally many tokens, and differ in one of them.
/// </summary>
public sealed record MisusePair
{
    /// <summary>
    /// Why there is no pair (<c>no-variable</c>, <c>no-replaceable-use</c>, <c>too-long</c>,
    /// <c>bug-not-followed</c>), or null.
    /// </summary>
    public string? Refused { get; init; }

    /// <summary>The unit as it is.</summary>
    public TaskInput? Clean { get; init; }

    /// <summary>The unit with another variable at one place.</summary>
    public TaskInput? Buggy { get; init; }

    /// <summary>Where that is, and the nearest other tokens that name the right variable, at most three.</summary>
    public MisuseLabel Label { get; init; } = MisuseLabel.None;

    /// <summary>No pair.</summary>
    public static MisusePair Refuse(string reason) => new() { Refused = reason };
}
