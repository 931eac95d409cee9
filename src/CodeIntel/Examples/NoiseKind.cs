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

    /// <summary>
    /// X, a shortcut: the variable that was meant becomes TARGET and the misused one BUGGY; in a clean example the most
    /// frequent token becomes NONBUGGY (Rabin 2022). Variable misuse.
    /// </summary>
    RepairInjection = 3,

    /// <summary>X: code tokens that occur in the summary become MASK (Rabin 2022). Code to text.</summary>
    TokenMasking = 4,

    /// <summary>
    /// X, a shortcut: the most frequent token of both parts becomes POSITIVE or NEGATIVE (Rabin 2022). Code search.
    /// </summary>
    IdentityPair = 5,

    /// <summary>Y: a label goes to its most confusable other label (Northcutt 2021).</summary>
    LabelAsymmetric = 6,

    /// <summary>D: examples are repeated a chosen number of times (Lee 2022, Carlini 2023).</summary>
    DuplicateInjection = 7,
}
