namespace CodeIntel.Dedup;

/// <summary>A near pair of token sequences by position, with |x ∩ y| and Σ min.</summary>
public readonly record struct KnownPair(int First, int Second, int Overlap, int MultisetOverlap);
