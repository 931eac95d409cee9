namespace CodeIntel.Studies;

/// <summary>What a model learns to do.</summary>
public enum TaskKind
{
    /// <summary>Predict a method's name from its path contexts.</summary>
    MethodName,
}
