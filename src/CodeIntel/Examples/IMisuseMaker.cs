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
    /// Reads a copy of a unit, in which names may be others and a declaration may be added, and plants the bug of the
    /// original at the same use of the same variable. Refused (<c>bug-not-followed</c>) where that cannot be found.
    /// </summary>
    /// <param name="unit">The original, without the bug.</param>
    /// <param name="copy">The text of the copy, in the place of the original's.</param>
    /// <param name="bug">The original's bug.</param>
    /// <param name="wrong">The token at its location.</param>
    MisusePair Copy(EditableUnit unit, string copy, MisuseLabel bug, string wrong);

    /// <summary>The unit with another token in one place, counted from 0; null where it cannot be found.</summary>
    EditableUnit? Plant(EditableUnit unit, int token, string text);

    /// <summary>
    /// Reads a unit as both twins are read, and the line of each token; null where it cannot be bound.
    /// </summary>
    (TaskInput Input, IReadOnlyList<int> Lines)? Read(EditableUnit unit);
}
