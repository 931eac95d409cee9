namespace CodeIntel.Examples;

/// <summary>What a model learns to do. The numbers are stored.</summary>
public enum TaskKind
{
    /// <summary>Predict a method's name from its path contexts (Alon 2019a, 2019b).</summary>
    MethodName = 0,

    /// <summary>Find the use of a wrong variable, and the variable that was meant (Hellendoorn 2020).</summary>
    VariableMisuse = 1,

    /// <summary>Write the documentation summary of a method (Lu 2021).</summary>
    CodeToText = 2,

    /// <summary>Tell whether a documentation summary belongs to a method (Feng 2020).</summary>
    CodeSearch = 3,
}
