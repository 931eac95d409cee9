using CodeIntel.Examples;

namespace CodeIntel.Noise.Equivalents;

/// <summary>Chooses the evaluation examples whose code is edited, and the seeds of the edits.</summary>
internal static class EquivalentSample
{
    /// <summary>
    /// The same examples at every run, of each split the first of an order that identities decide, ascending by row.
    /// </summary>
    public static IEnumerable<EvaluatedExample> Of(
        IEnumerable<EvaluatedExample> examples, int count, Func<ExampleId, ulong> rank) => examples
        .GroupBy(example => example.Split)
        .SelectMany(split => split.OrderBy(example => rank(example.Id)).Take(count))
        .OrderBy(example => example.Row);

    /// <summary>The seed of an edit of a unit, the same for every task.</summary>
    public static ulong Seed(EquivalentEdit edit, ExampleId id) =>
        SeededRandom.For($"equivalent:{KebabCase.Of(edit)}", id.Seed(0)).NextUInt64();
}
