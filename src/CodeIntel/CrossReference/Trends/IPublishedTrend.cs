using CodeIntel.Examples;

namespace CodeIntel.CrossReference.Trends;

/// <summary>A trend that the curves of Rabin et al. 2022 show, and how to tell whether a study shows it too.</summary>
public interface IPublishedTrend
{
    /// <summary>The kind of its conclusions.</summary>
    ConclusionKind Kind { get; }

    /// <summary>The trend and its criterion, as sentences.</summary>
    string Statement { get; }

    /// <summary>How many of the published curves meet the criterion, and which do not; a sentence.</summary>
    string Published { get; }

    /// <summary>
    /// One conclusion per case that can be judged, and one that names the runs that others lack. Numbers of the former
    /// begin with <c>holds</c> (1 or 0), of the latter with <c>missing</c> (cases).
    /// </summary>
    IEnumerable<Conclusion> Judge(IReadOnlyList<RunMeasures> runs);
}
