using CodeIntel.Examples;

namespace CodeIntel.Noise.Equivalents;

/// <summary>Where equivalents are kept. Called from one thread.</summary>
public interface IEquivalentWriter
{
    /// <summary>
    /// What an interrupted run of the same fingerprint has committed, ascending by row: why each edit of an example was
    /// refused, or null where it was made.
    /// </summary>
    IReadOnlyList<(long Row, EquivalentEdit Edit, string? Refused)> ReadOutcomes();

    /// <summary>Stores all edits of some examples in one transaction, with the drops of those refused.</summary>
    void Write(IReadOnlyList<EquivalentUnit> edits);
}
