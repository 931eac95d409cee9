namespace CodeIntel.Dedup;

/// <summary>Reads sets back from disk.</summary>
internal static class SetReader
{
    /// <summary>What is done with a record's set, which is valid during the call only.</summary>
    public delegate void Visit(int record, in TokenCounts set);

    /// <summary>The set of one record, in arrays of its own.</summary>
    public static TokenCounts Read(SpilledSets sets, int record, ref byte[] bytes)
    {
        var size = sets.Facts[record].Size;
        var (terms, counts) = (new int[size], new int[size]);
        SetCodec.Read(sets.Read(record, record + 1, ref bytes), ref terms, ref counts);
        return new(terms, counts);
    }

    /// <summary>Visits consecutive records.</summary>
    public static void ForEach(SpilledSets sets, int first, int end, ref byte[] bytes, Visit visit)
    {
        var (terms, counts) = (new int[256], new int[256]);
        var from = sets.OffsetOf(first);
        var all = sets.Read(first, end, ref bytes);
        for (var record = first; record < end; record++)
        {
            var size = SetCodec.Read(all[(int)(sets.OffsetOf(record) - from)..], ref terms, ref counts);
            visit(record, new(terms.AsMemory(0, size), counts.AsMemory(0, size)));
        }
    }
}
