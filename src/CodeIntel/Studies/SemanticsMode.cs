namespace CodeIntel.Studies;

/// <summary>How much of the compiler's knowledge extraction uses.</summary>
public enum SemanticsMode
{
    /// <summary>Parse only; data-flow edges come from a compilation of each file alone.</summary>
    None,

    /// <summary>One compilation per repository from its sources and the framework's reference assemblies.</summary>
    Source,
}
