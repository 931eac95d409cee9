using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>
/// Y: a name goes to its most confusable other name, always the same one (Northcutt 2021). Confusability needs no
/// trained model: c(a, b) = |S(a) ∩ S(b)| / |S(a) ∪ S(b)|, the Jaccard similarity of the two names' sets of subtokens;
/// of equally similar names, the more frequent one in the training split, then the first in ordinal order. A name that
/// shares no subtoken with another goes to the most frequent other one. Transition matrix: one 1 in each row.
/// </summary>
internal sealed class LabelAsymmetric : INoise
{
    private readonly Dictionary<string, string> _targets;

    public LabelAsymmetric(IEnumerable<NoiseCandidate> training)
    {
        var counts = training.Select(example => Subtokens.Normalise(example.Name))
            .Where(label => label.Length > 0)
            .CountBy(label => label, StringComparer.Ordinal)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .ToArray();
        _targets = counts.Length < 2 ? [] : Targets([.. counts.Select(count => count.Key)]);
        Transitions = [.. counts.Where(count => _targets.ContainsKey(count.Key))
            .OrderBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => new LabelTransition(count.Key, _targets[count.Key], 1, count.Value))];
    }

    public NoiseKind Kind => NoiseKind.LabelAsymmetric;

    public bool ReadsCode => false;

    /// <summary>The transition matrix, in ordinal order of the labels.</summary>
    public IReadOnlyList<LabelTransition> Transitions { get; }

    public Corruption Corrupt(NoiseCandidate example, EditableUnit? unit, ulong seed)
    {
        var label = Subtokens.Normalise(example.Name);
        return label.Length == 0 ? Corruption.Refuse("no-label")
            : _targets.TryGetValue(label, out var target) ? new(label, target)
            : Corruption.Refuse("single-label");
    }

    /// <summary>The target of each label; labels are in order of frequency, so the first of equals is right.</summary>
    private static Dictionary<string, string> Targets(string[] labels)
    {
        var sets = labels.Select(label => Subtokens.Split(label).Distinct(StringComparer.Ordinal).ToArray()).ToArray();
        var places = Enumerable.Range(0, labels.Length)
            .SelectMany(label => sets[label].Select(subtoken => (Subtoken: subtoken, Label: label)))
            .GroupBy(pair => pair.Subtoken, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.Label).ToArray(),
                StringComparer.Ordinal);
        var shared = new int[labels.Length];
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var label = 0; label < labels.Length; label++)
        {
            targets[labels[label]] = labels[Target(label, sets, places, shared)];
        }

        return targets;
    }

    private static int Target(
        int label, string[][] sets, Dictionary<string, int[]> places, int[] shared)
    {
        var met = new List<int>();
        foreach (var other in sets[label].SelectMany(subtoken => places[subtoken]).Where(other => other != label))
        {
            if (shared[other]++ == 0)
            {
                met.Add(other);
            }
        }

        var (best, numerator, denominator) = (label == 0 ? 1 : 0, 0, 1);
        met.Sort();
        foreach (var other in met)
        {
            var union = sets[label].Length + sets[other].Length - shared[other];
            if ((long)shared[other] * denominator > (long)numerator * union)
            {
                (best, numerator, denominator) = (other, shared[other], union);
            }

            shared[other] = 0;
        }

        return best;
    }
}
