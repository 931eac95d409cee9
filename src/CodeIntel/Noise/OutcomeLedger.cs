using CodeIntel.Studies;

namespace CodeIntel.Noise;

/// <summary>The ledger line of what became of examples.</summary>
internal static class OutcomeLedger
{
    /// <summary>Counts reasons; null stands for an example that was kept.</summary>
    public static LedgerLine Of(string unit, IReadOnlyCollection<string?> refusals)
    {
        var dropped = refusals.OfType<string>().CountBy(reason => reason)
            .OrderBy(count => count.Key, StringComparer.Ordinal)
            .ToDictionary(count => count.Key, count => (long)count.Value);
        return new(unit, refusals.Count, refusals.Count - dropped.Values.Sum(), dropped);
    }
}
