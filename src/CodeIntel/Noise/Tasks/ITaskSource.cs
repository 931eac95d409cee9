using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>Of what examples of tasks are made. Called from one thread.</summary>
public interface ITaskSource
{
    /// <summary>Units of these kinds that have a split, in rows after <paramref name="after"/>, ascending.</summary>
    IEnumerable<TaskUnit> ReadUnits(IReadOnlyCollection<UnitKind> kinds, long after);

    /// <summary>How many these are.</summary>
    long CountUnits(IReadOnlyCollection<UnitKind> kinds, long after);

    /// <summary>The texts of units' tokens, in the order of <paramref name="rows"/> (ascending).</summary>
    IEnumerable<IReadOnlyList<string>> ReadTokens(IReadOnlyList<long> rows);

    /// <summary>
    /// The code of units, in the order of <paramref name="rows"/> (ascending); units of one file share its text. A row
    /// without code is left out.
    /// </summary>
    IEnumerable<EditableUnit> ReadCode(IReadOnlyList<long> rows);
}
