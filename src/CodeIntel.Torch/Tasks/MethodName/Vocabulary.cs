using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>
/// Numbers the texts that a model has a vector for: 0 is padding, 1 is every text it does not know, then descending by
/// how often the training data holds them, equal counts in ordinal order of the text.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>Text of number 0.</summary>
    public const string Padding = "<PAD>";

    /// <summary>Text of number 1.</summary>
    public const string Unknown = "<UNK>";

    /// <summary>Number of everything that is not in the vocabulary.</summary>
    public const int UnknownId = 1;

    private readonly Dictionary<int, int> _numbers;

    private Vocabulary(IReadOnlyList<string> texts, Dictionary<int, int> numbers)
    {
        Texts = texts;
        _numbers = numbers;
    }

    /// <summary>Texts by number.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The number of a text, given by its id in the workspace.</summary>
    public int this[int id] => _numbers.GetValueOrDefault(id, UnknownId);

    /// <summary>Keeps the <paramref name="max"/> most frequent of the counted ids.</summary>
    /// <exception cref="StageException">An id has no text.</exception>
    public static Vocabulary Create(IReadOnlyDictionary<int, long> counts, IEnumerable<InternedText> table, int max)
    {
        var counted = table.Where(entry => counts.ContainsKey(entry.Id)).ToList();
        if (counted.Count != counts.Count)
        {
            throw new StageException(
                $"{counts.Count - counted.Count} ids of path contexts have no text in the workspace; "
                + "run 'codeintel verify' on it.");
        }

        var kept = counted
            .OrderByDescending(entry => counts[entry.Id])
            .ThenBy(entry => entry.Text, StringComparer.Ordinal)
            .Take(max)
            .ToList();
        var numbers = kept
            .Select((entry, i) => (entry.Id, Number: i + UnknownId + 1))
            .ToDictionary(pair => pair.Id, pair => pair.Number);
        return new([Padding, Unknown, .. kept.Select(entry => entry.Text)], numbers);
    }
}
