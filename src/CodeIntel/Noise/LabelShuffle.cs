using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>
/// Y: gives another name, drawn uniformly from the distinct training names (Rabin 2022). Transition matrix over K
/// names: 1 / (K − 1) off the diagonal, 0 on it.
/// </summary>
internal sealed class LabelShuffle : INoise
{
    private readonly string[] _labels;

    public LabelShuffle(IEnumerable<NoiseCandidate> training)
    {
        var distinct = training.Select(example => Subtokens.Normalise(example.Name))
            .Where(label => label.Length > 0)
            .ToHashSet();
        _labels = [.. distinct.Order(StringComparer.Ordinal)];
    }

    public NoiseKind Kind => NoiseKind.LabelShuffle;

    public bool ReadsCode => false;

    public Corruption Corrupt(NoiseCandidate example, EditableUnit? unit, ulong seed)
    {
        var label = Subtokens.Normalise(example.Name);
        if (label.Length == 0)
        {
            return Corruption.Refuse("no-label");
        }

        if (_labels.Length < 2)
        {
            return Corruption.Refuse("single-label");
        }

        var own = Array.BinarySearch(_labels, label, StringComparer.Ordinal);
        var drawn = new SeededRandom(seed).Next(_labels.Length - 1);
        return new(label, _labels[drawn < own ? drawn : drawn + 1]);
    }
}
