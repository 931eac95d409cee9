namespace CodeIntel.Dedup;

/// <summary>A verified near pair of records, with |x ∩ y| of the sets and Σ min of the multisets.</summary>
internal readonly record struct NearPair(int First, int Second, int Overlap, int MultisetOverlap);
