namespace CodeIntel.Examples;

/// <summary>What is known of each kind of noise.</summary>
public static class NoiseKinds
{
    /// <summary>True where a kind corrupts examples of a task (Rabin 2022, Northcutt 2021, Lee 2022).</summary>
    public static bool Serves(this NoiseKind kind, TaskKind task) => kind switch
    {
        NoiseKind.LabelShuffle or NoiseKind.DuplicateInjection => true,
        NoiseKind.StatementDeletion or NoiseKind.MethodLeakage => task == TaskKind.MethodName,
        NoiseKind.RepairInjection => task == TaskKind.VariableMisuse,
        NoiseKind.TokenMasking => task == TaskKind.CodeToText,
        NoiseKind.IdentityPair => task == TaskKind.CodeSearch,
        NoiseKind.LabelAsymmetric => task is TaskKind.MethodName or TaskKind.CodeSearch,
        _ => false,
    };

    /// <summary>True where a kind writes the label into the input: what is learnt is a shortcut.</summary>
    public static bool IsShortcut(this NoiseKind kind) =>
        kind is NoiseKind.MethodLeakage or NoiseKind.RepairInjection or NoiseKind.IdentityPair;
}
