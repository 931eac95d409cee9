namespace CodeIntel.Studies;

/// <summary>What a stage did, in numbers.</summary>
public sealed record StageReport
{
    /// <summary>The stage's name.</summary>
    public required string Stage { get; init; }

    /// <summary>One line per kind of unit; the first is the stage's main one.</summary>
    public required IReadOnlyList<LedgerLine> Ledger { get; init; }

    /// <summary>Other counts and shares, by name, in the order in which they should be read.</summary>
    public IReadOnlyDictionary<string, double> Facts { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// False where running again with the same fingerprint may give more: a repository could not be reached.
    /// </summary>
    public bool IsFinal { get; init; } = true;

    /// <summary>What a person should know before using the output, as sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
