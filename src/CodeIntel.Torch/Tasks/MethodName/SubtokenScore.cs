using CodeIntel.Examples;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>
/// Subtoken F1 over a split as training shows it: TP = predicted subtokens that are in the true name, FP = those that
/// are not, FN = true ones that were not predicted; F1 from the summed counts (Alon 2019a).
/// </summary>
internal sealed class SubtokenScore
{
    private long _truePositives;
    private long _falsePositives;
    private long _falseNegatives;

    /// <summary>In [0, 1]; 0 where nothing was right.</summary>
    public double F1 => _truePositives == 0 ? 0
        : 2.0 * _truePositives / ((2 * _truePositives) + _falsePositives + _falseNegatives);

    /// <summary>Counts one prediction.</summary>
    public void Add(string given, string predicted)
    {
        var expected = Subtokens.Split(given);
        if (given == predicted)
        {
            _truePositives += expected.Length;
            return;
        }

        var found = Subtokens.Split(predicted);
        var hits = found.Count(expected.Contains);
        _truePositives += hits;
        _falsePositives += found.Length - hits;
        _falseNegatives += expected.Count(subtoken => !found.Contains(subtoken));
    }
}
