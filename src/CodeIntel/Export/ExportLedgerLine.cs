namespace CodeIntel.Export;

/// <summary>
/// The account of one split: read = kept + Σ dropped. <paramref name="Dropped"/> maps reason to number.
/// </summary>
public sealed record ExportLedgerLine(
    string Split, long Read, long Kept, IReadOnlyDictionary<string, long> Dropped)
{
    /// <summary>True where nothing vanished.</summary>
    public bool Balances => Read == Kept + Dropped.Values.Sum();
}
