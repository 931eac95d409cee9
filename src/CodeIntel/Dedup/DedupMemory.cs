using CodeIntel.Studies;

namespace CodeIntel.Dedup;

/// <summary>
/// Memory that each method needs, by the number of units, tokens and terms: measured sizes of the structures, rounded
/// up.
/// </summary>
internal static class DedupMemory
{
    /// <summary>The runtime, the workspace's page cache, buffers of the threads.</summary>
    private const long Base = 256L << 20;

    private const long ExactBytesPerUnit = 260;
    private const long SketchBytesPerUnit = 160;
    private const long BytesPerTerm = 32;
    private const long BytesPerThread = 24L << 20;

    /// <summary>Bytes of a posting, a sequence's token, and a set's entry.</summary>
    private const double PostingBytes = 32;
    private const double TokenBytes = 8;
    private const double EntryBytes = 8;

    /// <summary>Distinct tokens per token, at most, over a corpus.</summary>
    private const double DistinctShare = 0.6;

    /// <summary>What the exact join holds: all tokens, the sets and the index of their prefixes.</summary>
    public static long Exact(long units, long tokens, long terms, int jobs, DedupOptions options)
    {
        var prefix = (1 - options.SetJaccard) / (1 + options.SetJaccard);
        var perToken = TokenBytes + (DistinctShare * (EntryBytes + (PostingBytes * prefix)));
        return Base + (units * (ExactBytesPerUnit + (4L * jobs))) + (terms * (BytesPerTerm + (4L * jobs)))
            + (long)(tokens * perToken);
    }

    /// <summary>What sketches hold beside the disk: facts of every unit, none of its tokens.</summary>
    public static long Sketch(long units, long terms, int jobs) =>
        Base + (units * SketchBytesPerUnit) + (terms * BytesPerTerm) + (jobs * BytesPerThread);
}
