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
}
