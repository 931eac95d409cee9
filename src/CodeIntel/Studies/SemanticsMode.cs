namespace CodeIntel.Studies;

/// <summary>How much of the compiler's knowledge extraction uses.</summary>
public enum SemanticsMode
{
    /// <summary>Parse only: nothing is bound, and graphs have no data-flow edges.</summary>
    None,

    /// <summary>One compilation per repository from its sources and the framework's reference assemblies.</summary>
    Source,

    /// <summary>
    /// The repository's own projects, restored and evaluated by MSBuild, which runs code of the repository; what no
    /// project has is bound as with <see cref="Source"/>.
    /// </summary>
    Build,
}
