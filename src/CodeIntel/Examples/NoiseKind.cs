namespace CodeIntel.Examples;

/// <summary>The ways in which training data is corrupted. The numbers are stored.</summary>
public enum NoiseKind
{
    /// <summary>Y: another label, drawn uniformly from the distinct training labels (Rabin 2022).</summary>
    LabelShuffle = 0,

    /// <summary>X: one random leaf statement is removed (Rabin 2022).</summary>
    StatementDeletion = 1,

    /// <summary>X, a shortcut: the most used parameter or local takes the method's name (Rabin 2022).</summary>
    MethodLeakage = 2,

    /// <summary>D: examples are repeated a chosen number of times (Lee 2022, Carlini 2023).</summary>
    DuplicateInjection = 7,
}
