namespace CodeIntel.Studies;

/// <summary>
/// The account of one kind of unit in one stage: read = kept + Σ dropped. <paramref name="Dropped"/> maps reason to
/// number.
/// </summary>
public sealed record LedgerLine(string Unit, long Read, long Kept, IReadOnlyDictionary<string, long> Dropped)
{
    /// <summary>True where nothing vanished.</summary>
    public bool Balances => Read == Kept + Dropped.Values.Sum();
}
