namespace CodeIntel.Examples;

/// <summary>The result of an edit, or the reason why there is none.</summary>
public sealed record EditedUnit
{
    /// <summary>
    /// Why the unit could not be edited (<c>no-leaf-statement</c>, <c>no-variable</c>, <c>no-site</c>), or null.
    /// </summary>
    public string? Refused { get; init; }

    /// <summary>The removed or renamed text (the deleted statement; the variable's old name).</summary>
    public string Before { get; init; } = "";

    /// <summary>What stands there now (empty; the variable's new name).</summary>
    public string After { get; init; } = "";

    /// <summary>
    /// A file that holds just the edited unit: its text, tokens and string tables are the unit's own, and its one unit
    /// has the features of the edited code. Null where refused.
    /// </summary>
    public ExtractedFile? Edited { get; init; }

    /// <summary>
    /// For each token of the edited unit the index of the token of the unit that it was, also under another name or in
    /// another place; −1 where it is new. Several tokens may have been one. Empty where refused.
    /// </summary>
    public IReadOnlyList<int> Origins { get; init; } = [];
}
