using CodeIntel.Examples;

namespace CodeIntel.Noise.Equivalents;

/// <summary>What an edit made of an example.</summary>
public sealed record EquivalentUnit(EvaluatedExample Example, EquivalentEdit Edit, EditedUnit Edited)
{
    /// <summary>
    /// The unit of the ledger and of drops: an example may be kept by one edit and refused by another.
    /// </summary>
    public static string UnitOf(EquivalentEdit edit) => $"evaluation example ({KebabCase.Of(edit)})";
}
