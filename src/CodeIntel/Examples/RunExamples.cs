namespace CodeIntel.Examples;

/// <summary>The examples of one split of a run, in row order; all lists have the same length.</summary>
public sealed record RunExamples
{
    /// <summary>The split.</summary>
    public required Split Split { get; init; }

    /// <summary>
    /// Rows of the examples table, ascending. A row stands as often as it has examples: variable-misuse makes two twins
    /// of a unit.
    /// </summary>
    public required long[] Rows { get; init; }

    /// <summary>
    /// The label that the run was given (noisy where noise says so), as text: subtokens joined by <c>|</c> for
    /// method-name, <see cref="TaskExample.Label"/> for the others.
    /// </summary>
    public required string[] GivenLabels { get; init; }

    /// <summary>True where this run's noise changed the example.</summary>
    public required bool[] Noisy { get; init; }
}
