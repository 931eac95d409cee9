using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// Y (Rabin 2022): a match becomes a mismatch and the reverse. With two classes the most confusable other one is the
/// other one, so this is label-asymmetric noise too (Northcutt 2021).
/// </summary>
internal sealed class PairFlip : ITaskNoise
{
    public TaskCorruption Corrupt(TaskExample example, ulong seed) =>
        TaskCorruption.Relabel(example.Label, Other(example.Label));

    /// <summary>The transition matrix of these examples.</summary>
    public static IReadOnlyList<LabelTransition> Transitions(IEnumerable<TaskLabel> training) =>
        [.. training.CountBy(example => example.Label).OrderBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => new LabelTransition(count.Key, Other(count.Key), 1, count.Value))];

    private static string Other(string label) => label == PairLabels.Match ? PairLabels.Mismatch : PairLabels.Match;
}
