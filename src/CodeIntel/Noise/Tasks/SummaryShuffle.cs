using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// Y (Rabin 2022): the summary of another training example, drawn uniformly from those whose summary is another one.
/// Transition matrix over summaries, n_s examples of s in n: n_t / (n − n_s) for t ≠ s, 0 on the diagonal.
/// </summary>
internal sealed class SummaryShuffle : ITaskNoise
{
    private readonly string[] _labels;
    private readonly bool _isSingle;

    public SummaryShuffle(IEnumerable<TaskLabel> training)
    {
        _labels = [.. training.Select(example => example.Label)];
        _isSingle = _labels.Distinct(StringComparer.Ordinal).Count() < 2;
    }

    public TaskCorruption Corrupt(TaskExample example, ulong seed)
    {
        if (_isSingle)
        {
            return TaskCorruption.Refuse("single-label");
        }

        var random = new SeededRandom(seed);
        string label;
        do
        {
            label = _labels[random.Next(_labels.Length)];
        }
        while (label == example.Label);
        return TaskCorruption.Relabel(example.Label, label);
    }
}
