namespace CodeIntel.Export;

/// <summary>What was changed in texts and features of one batch on their way out, by kind.</summary>
internal sealed class TextTally
{
    /// <summary>Replacements by kind of secret or personal data.</summary>
    public SortedDictionary<string, long> Redactions { get; } = new(StringComparer.Ordinal);

    /// <summary>Contexts, edges and the like that were left out, by reason.</summary>
    public SortedDictionary<string, long> Features { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts replacements.</summary>
    public void AddRedaction(string kind, long count) =>
        Redactions[kind] = Redactions.GetValueOrDefault(kind) + count;

    /// <summary>Counts features that were left out.</summary>
    public void Add(string reason, long count)
    {
        if (count > 0)
        {
            Features[reason] = Features.GetValueOrDefault(reason) + count;
        }
    }
}
