namespace CodeIntel.Studies;

/// <summary>How near duplicates are looked for.</summary>
public enum DedupMethod
{
    /// <summary>Exact where its index fits the memory cap, else by sketches.</summary>
    Auto = 0,

    /// <summary>A set-similarity join that misses no pair, in memory.</summary>
    Exact = 1,

    /// <summary>
    /// MinHash and banded LSH, candidates verified exactly, on disk: no false pair, and at least the wanted recall.
    /// </summary>
    Sketch = 2,
}
