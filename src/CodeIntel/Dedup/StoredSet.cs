namespace CodeIntel.Dedup;

/// <summary>The set of the record that was loaded last, in buffers that are used again.</summary>
internal sealed class StoredSet(SpilledSets sets)
{
    private byte[] _bytes = new byte[1 << 10];
    private int[] _terms = new int[1 << 8];
    private int[] _counts = new int[1 << 8];
    private int _record = -1;
    private int _size;

    /// <summary>The set of a record; valid until the next call.</summary>
    public TokenCounts Load(int record)
    {
        if (record != _record)
        {
            _size = SetCodec.Read(sets.Read(record, record + 1, ref _bytes), ref _terms, ref _counts);
            _record = record;
        }

        return new(_terms.AsMemory(0, _size), _counts.AsMemory(0, _size));
    }
}
