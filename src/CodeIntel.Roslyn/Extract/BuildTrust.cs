namespace CodeIntel.Roslyn.Extract;

/// <summary>What is said where projects of strangers would be evaluated.</summary>
public static class BuildTrust
{
    /// <summary>Why <c>semantics: build</c> does not start without leave.</summary>
    public const string Refusal =
        "extract.semantics: build opens the repositories' projects with MSBuild, and evaluating a project file runs "
        + "code of whoever wrote it, with your rights. If you trust every repository of the corpus, say --trust-build; "
        + "otherwise use semantics: source, which builds nothing.";

    /// <summary>What it means to go on.</summary>
    public const string Warning =
        "semantics: build restores and evaluates the projects of every repository: their code, their packages and "
        + "their build files run on this machine, with your rights and your network. Use a "
        + "machine that holds nothing you "
        + "would miss.";
}
