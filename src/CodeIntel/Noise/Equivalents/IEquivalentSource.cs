using CodeIntel.Examples;

namespace CodeIntel.Noise.Equivalents;

/// <summary>The examples whose equivalents are made. Called from one thread.</summary>
public interface IEquivalentSource
{
    /// <summary>Every example of the validation and test splits, ascending by row.</summary>
    IEnumerable<EvaluatedExample> ReadEvaluated();

    /// <summary>The code of examples, in the order of <paramref name="rows"/> (ascending).</summary>
    IEnumerable<EditableUnit> ReadUnits(IReadOnlyList<long> rows);
}
