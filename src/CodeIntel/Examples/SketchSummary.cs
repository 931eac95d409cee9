namespace CodeIntel.Examples;

/// <summary>How MinHash sketches searched for near duplicates, and how well, measured on a sample.</summary>
public sealed record SketchSummary
{
    /// <summary>Version of the hash functions; another gives other candidates.</summary>
    public required int Version { get; init; }

    /// <summary>Bands b.</summary>
    public required int Bands { get; init; }

    /// <summary>Rows per band r: a pair of similarity s is a candidate with probability 1 − (1 − s^r)^b.</summary>
    public required int Rows { get; init; }

    /// <summary>Distinct candidates after the filters, each verified exactly.</summary>
    public required long Candidates { get; init; }

    /// <summary>Records whose near pairs were also found by an exact join.</summary>
    public required long SampledRecords { get; init; }

    /// <summary>Near pairs of those records.</summary>
    public required long SampledPairs { get; init; }

    /// <summary>Those of them that the sketches found.</summary>
    public required long FoundPairs { get; init; }

    /// <summary>Near pairs among all candidates.</summary>
    public required long VerifiedPairs { get; init; }

    /// <summary>Share of the sample's near pairs that were found; 1 without pairs.</summary>
    public double Recall => SampledPairs == 0 ? 1 : (double)FoundPairs / SampledPairs;

    /// <summary>
    /// Share of the candidates that are near pairs; what is stored is verified and has a precision of 1.
    /// </summary>
    public double CandidatePrecision => Candidates == 0 ? 1 : (double)VerifiedPairs / Candidates;
}
