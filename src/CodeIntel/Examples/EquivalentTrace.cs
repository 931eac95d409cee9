namespace CodeIntel.Examples;

/// <summary>
/// What a semantics-preserving edit of the code did to the predictions of one evaluation split at one epoch: the traces
/// behind the critical sample ratio (Rabin 2021, 2022).
/// </summary>
public sealed record EquivalentTrace
{
    /// <summary>Epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The evaluation split.</summary>
    public required Split Split { get; init; }

    /// <summary>
    /// The edit in kebab case: <c>variable-rename</c>, <c>statement-swap</c>, <c>loop-exchange</c>,
    /// <c>boolean-exchange</c>, <c>switch-to-if</c>, <c>unused-statement</c>, <c>log-statement</c>, <c>try-catch</c>.
    /// </summary>
    public required string Edit { get; init; }

    /// <summary>
    /// Rows of the examples to which the edit applies, ascending. A row stands as often as the edit applies to examples
    /// of it; the k-th one is the k-th example of that row in the split.
    /// </summary>
    public required long[] Rows { get; init; }

    /// <summary>Parallel to <see cref="Rows"/>: true where the edited code is predicted differently.</summary>
    public required bool[] Changed { get; init; }
}
