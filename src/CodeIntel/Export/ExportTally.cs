using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>Counts of an export or of one batch of it.</summary>
internal sealed class ExportTally
{
    private readonly SortedDictionary<Split, SortedDictionary<string, long>> _dropped = [];
    private readonly SortedDictionary<Split, long> _kept = [];

    public TextTally Texts { get; } = new();

    /// <summary>Kept examples and files by repository row and licence.</summary>
    public Dictionary<(long Repository, string Licence), (long Files, long Examples)> Origins { get; } = [];

    /// <summary>Kept examples by split.</summary>
    public IReadOnlyDictionary<Split, long> Kept => _kept;

    public void Keep(Split split) => _kept[split] = _kept.GetValueOrDefault(split) + 1;

    public void Drop(Split split, string reason) => Add(split, reason, 1);

    public void Attribute(long repository, string licence, long examples)
    {
        var (files, sum) = Origins.GetValueOrDefault((repository, licence));
        Origins[(repository, licence)] = (files + 1, sum + examples);
    }

    /// <summary>Adds the counts of a batch.</summary>
    public void Add(ExportTally batch)
    {
        foreach (var (split, kept) in batch._kept)
        {
            _kept[split] = _kept.GetValueOrDefault(split) + kept;
        }

        foreach (var (split, reasons) in batch._dropped)
        {
            foreach (var (reason, count) in reasons)
            {
                Add(split, reason, count);
            }
        }

        foreach (var (key, (files, examples)) in batch.Origins)
        {
            var (oldFiles, oldExamples) = Origins.GetValueOrDefault(key);
            Origins[key] = (oldFiles + files, oldExamples + examples);
        }

        AddTexts(batch.Texts);
    }

    /// <summary>One line per split.</summary>
    public IReadOnlyList<ExportLedgerLine> Lines(IEnumerable<Split> splits) =>
    [
        .. splits.Select(split =>
        {
            var dropped = _dropped.GetValueOrDefault(split) ?? [];
            var kept = _kept.GetValueOrDefault(split);
            return new ExportLedgerLine(SplitNames.Of(split), kept + dropped.Values.Sum(), kept, dropped);
        }),
    ];

    private void AddTexts(TextTally texts)
    {
        foreach (var (kind, count) in texts.Redactions)
        {
            Texts.Redactions[kind] = Texts.Redactions.GetValueOrDefault(kind) + count;
        }

        foreach (var (reason, count) in texts.Features)
        {
            Texts.Add(reason, count);
        }
    }

    private void Add(Split split, string reason, long count)
    {
        if (!_dropped.TryGetValue(split, out var reasons))
        {
            _dropped[split] = reasons = new(StringComparer.Ordinal);
        }

        reasons[reason] = reasons.GetValueOrDefault(reason) + count;
    }
}
