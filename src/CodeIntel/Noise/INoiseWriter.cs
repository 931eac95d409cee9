using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>Where the noise stage keeps its manifest. Called from one thread.</summary>
public interface INoiseWriter
{
    /// <summary>
    /// What an interrupted run of the same fingerprint has committed for a kind and seed, ascending by row; empty at
    /// first. Work continues after the last row.
    /// </summary>
    IReadOnlyList<NoiseOutcome> ReadOutcomes(NoiseKind kind, long seed);

    /// <summary>
    /// Stores one batch in one transaction: manifest rows (their level still unknown), features of edited units, drops,
    /// and that these rows were tried. Batches of a kind and seed arrive ascending by row.
    /// </summary>
    void WriteBatch(NoiseBatch batch);

    /// <summary>
    /// Stores from which level on each manifest row of a kind and seed is noisy, in one transaction, ascending by row;
    /// replaces what was there. The last call of a kind and seed.
    /// </summary>
    void WriteRanks(NoiseKind kind, long seed, IReadOnlyList<NoiseRank> ranks);

    /// <summary>Stores the transition matrix of a kind and seed; replaces what was there.</summary>
    void WriteTransitions(NoiseKind kind, long seed, IReadOnlyList<LabelTransition> transitions);

    /// <summary>
    /// Stores repeated examples with their copies, and what could not be repeated, in one transaction; in the order of
    /// their choice, not of their rows.
    /// </summary>
    void WriteInjected(InjectionBatch batch);
}
