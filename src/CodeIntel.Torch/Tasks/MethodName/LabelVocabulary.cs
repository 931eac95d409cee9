namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>
/// Numbers the labels, from 0: labels of the clean training split descending by their number of examples, equal counts
/// in ordinal order; after them those that only noise gives. There is no number for unknown labels.
/// </summary>
internal sealed class LabelVocabulary
{
    /// <summary>Stands for a label that is not in the vocabulary.</summary>
    public const int None = -1;

    private readonly Dictionary<string, int> _numbers;

    /// <summary>Numbers the labels of the clean training examples and of their noisy versions.</summary>
    public LabelVocabulary(IEnumerable<string> clean, IEnumerable<string> noisy)
    {
        var frequent = clean
            .CountBy(label => label)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key)
            .ToList();
        var added = noisy.Except(frequent, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Texts = [.. frequent, .. added];
        _numbers = Texts.Select((text, i) => (text, i))
            .ToDictionary(pair => pair.text, pair => pair.i, StringComparer.Ordinal);
    }

    /// <summary>Labels by number.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The number of a label, or <see cref="None"/>.</summary>
    public int this[string label] => _numbers.GetValueOrDefault(label, None);
}
