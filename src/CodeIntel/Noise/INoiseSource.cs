using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>What the noise stage reads. Called from one thread.</summary>
public interface INoiseSource
{
    /// <summary>Says which examples <see cref="ReadTraining"/> selects; part of the stage's fingerprint.</summary>
    string Selection { get; }

    /// <summary>
    /// Every example of the training split that a task of the study may learn from, ascending by row, each once.
    /// </summary>
    IEnumerable<NoiseCandidate> ReadTraining();

    /// <summary>
    /// Every example of the training split that copies may repeat: those, and the units that examples of other
    /// tasks are made of, ascending by row, each once.
    /// </summary>
    IEnumerable<NoiseCandidate> ReadRepeatable() => ReadTraining();

    /// <summary>
    /// The code of examples, in the order of <paramref name="rows"/> (ascending, at most 256). Units of one file should
    /// share one string as their file's text. A row without code is left out, and becomes a drop (<c>no-code</c>).
    /// </summary>
    IEnumerable<EditableUnit> ReadUnits(IReadOnlyList<long> rows);
}
