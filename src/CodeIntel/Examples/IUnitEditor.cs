namespace CodeIntel.Examples;

/// <summary>Changes the code of one unit and extracts its features again. Thread-safe.</summary>
public interface IUnitEditor
{
    /// <summary>
    /// Applies an input noise kind (statement-deletion, method-leakage); the same unit, kind and seed give the same
    /// result.
    /// </summary>
    EditedUnit Edit(NoiseKind kind, EditableUnit unit, ulong seed);

    /// <summary>
    /// Makes a copy of a unit in a form other than exact; the same unit, form and seed give the same copy.
    /// </summary>
    EditedUnit Copy(DuplicateForm form, EditableUnit unit, ulong seed);

    /// <summary>
    /// Changes a unit's code without changing its meaning, in one place that the seed chooses; the same unit, edit and
    /// seed give the same result.
    /// </summary>
    EditedUnit Transform(EquivalentEdit edit, EditableUnit unit, ulong seed);
}
