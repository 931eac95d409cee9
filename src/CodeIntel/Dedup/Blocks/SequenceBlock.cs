namespace CodeIntel.Dedup.Blocks;

/// <summary>A common run of two token sequences, by their numbers; first &lt; second.</summary>
internal readonly record struct SequenceBlock(int First, int Second, int FirstStart, int SecondStart, int Length)
    : IComparable<SequenceBlock>
{
    /// <summary>Orders by sequences, then places.</summary>
    public int CompareTo(SequenceBlock other) =>
        (First, Second, FirstStart, SecondStart, Length).CompareTo(
            (other.First, other.Second, other.FirstStart, other.SecondStart, other.Length));
}
