using CodeIntel.Examples;

namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>
/// Examples of a task after one edit that keeps the meaning; <paramref name="Originals"/> are their numbers in the set
/// that they come from, <paramref name="Tokens"/> what became of each one's tokens.
/// </summary>
internal sealed record TaskEquivalents<T>(
    EquivalentEdit Edit, TaskExampleSet<T> Edited, int[] Originals, EditedTokens[] Tokens)
    where T : class;
