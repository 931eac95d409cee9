using System.Collections.Concurrent;

namespace CodeIntel.Export.Formats;

/// <summary>
/// Counts texts from several threads. Sums do not depend on the order of adding, and the histogram is sorted, so it is
/// the same whatever the number of threads.
/// </summary>
internal sealed class ContextHistogram
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Adds the counts of one example.</summary>
    public void Add(IEnumerable<KeyValuePair<string, int>> counts)
    {
        foreach (var (text, count) in counts)
        {
            _counts.AddOrUpdate(text, static (_, more) => more, static (_, old, more) => old + more, (long)count);
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(string text) => _counts.AddOrUpdate(text, 1, static (_, old) => old + 1);

    /// <summary>The texts, most frequent first, equal counts in ordinal order.</summary>
    public List<KeyValuePair<string, long>> Sorted() =>
    [
        .. _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal),
    ];

    /// <summary>
    /// As code2vec's preprocessing limits a vocabulary: where there are more than <paramref name="max"/> texts, those
    /// with a higher count than the one after the last are kept, so that no choice among equals is made.
    /// </summary>
    public static List<KeyValuePair<string, long>> AboveCount(List<KeyValuePair<string, long>> sorted, int max) =>
        sorted.Count <= max ? sorted : [.. sorted.TakeWhile(pair => pair.Value > sorted[max].Value)];
}
