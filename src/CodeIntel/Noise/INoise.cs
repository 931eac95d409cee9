using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>A kind of noise: corrupts one example, independently of all others and of the level.</summary>
internal interface INoise
{
    NoiseKind Kind { get; }

    /// <summary>True where <see cref="Corrupt"/> needs the unit's code.</summary>
    bool ReadsCode { get; }

    /// <summary>
    /// The same example and seed give the same result. Thread-safe. The unit is null unless code is read.
    /// </summary>
    Corruption Corrupt(NoiseCandidate example, EditableUnit? unit, ulong seed);
}
