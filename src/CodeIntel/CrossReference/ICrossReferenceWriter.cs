using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>Where cross-references are kept.</summary>
public interface ICrossReferenceWriter
{
    /// <summary>
    /// What an interrupted run of the same fingerprint has stored for a run, in the same order, or null.
    /// </summary>
    RunCrossReference? ReadWritten(RunKey run);

    /// <summary>Stores a run's cross-reference in one transaction. Values may be NaN.</summary>
    void Write(RunCrossReference reference);

    /// <summary>Replaces all conclusions in one transaction; the order is that in which they should be read.</summary>
    void WriteConclusions(IReadOnlyList<Conclusion> conclusions);
}
