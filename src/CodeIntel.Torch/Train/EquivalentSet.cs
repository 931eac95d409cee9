using CodeIntel.Examples;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Examples after one semantics-preserving edit; <paramref name="Originals"/> are their numbers in the set they come
/// from.
/// </summary>
internal sealed record EquivalentSet(EquivalentEdit Edit, ExampleSet Edited, int[] Originals)
{
    /// <summary>
    /// True where the prediction of an edited example (its number, what was predicted before and after the edit) is
    /// another one; by default where its text is.
    /// </summary>
    public Func<int, string, string, bool> IsChanged { get; init; } = static (_, before, after) => before != after;
}
