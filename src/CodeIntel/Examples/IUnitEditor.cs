namespace CodeIntel.Examples;

/// <summary>Changes the code of one unit and extracts its features again. Thread-safe.</summary>
public interface IUnitEditor
{
    /// <summary>
    /// Applies an input noise kind (statement-deletion, method-leakage); the same unit, kind and seed give the same
    /// result.
    /// </summary>
    EditedUnit Edit(NoiseKind kind, EditableUnit unit, ulong seed);
}
