using CodeIntel.Examples;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Examples after one semantics-preserving edit; <paramref name="Originals"/> are their numbers in the set they come
/// from.
/// </summary>
internal sealed record EquivalentSet(EquivalentEdit Edit, ExampleSet Edited, int[] Originals);
