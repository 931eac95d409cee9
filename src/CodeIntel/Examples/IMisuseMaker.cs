namespace CodeIntel.Examples;

/// <summary>Plants the misuse of a variable in a unit (Allamanis 2018, Hellendoorn 2020). Thread-safe.</summary>
public interface IMisuseMaker
{
    /// <summary>
    /// Makes the buggy twin of a unit of at most <paramref name="maxTokens"/> tokens; the same unit gives the same
    /// pair.
    /// </summary>
    MisusePair Make(EditableUnit unit, int maxTokens);

    /// <summary>
    /// Reads a unit as both twins are read, and the line of each token; null where it cannot be bound.
    /// </summary>
    (TaskInput Input, IReadOnlyList<int> Lines)? Read(EditableUnit unit);
}
