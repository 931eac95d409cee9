namespace CodeIntel.Dedup;

/// <summary>
/// A search for near pairs among records: the distinct token sequences of at least the wanted length. In memory
/// (<see cref="NearJoin"/>) or on disk (<see cref="SketchJoin"/>).
/// </summary>
internal interface INearJoin
{
    /// <summary>Number of records.</summary>
    int Count { get; }

    /// <summary>Sequence of a record.</summary>
    int SequenceOf(int record);

    /// <summary>Record of a sequence, or −1 where it is too short.</summary>
    int RecordOf(int sequence);

    /// <summary>Number of distinct compared tokens of a record.</summary>
    int SizeOf(int record);

    /// <summary>Number of compared tokens of a record.</summary>
    int TotalOf(int record);

    /// <summary>Intersections of two records' sets and multisets.</summary>
    NearPair Compare(int first, int second);

    /// <summary>The set and counts of a record. Safe to call from several threads.</summary>
    TokenCounts Load(int record);

    /// <summary>
    /// Hands over the near pairs in batches, ascending by second, then by first record (the first is the smaller); the
    /// order does not depend on the number of threads.
    /// </summary>
    void Run(int jobs, Action<List<NearPair>> found, Action<long> advance, CancellationToken cancellationToken);
}
