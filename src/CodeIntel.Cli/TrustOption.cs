using System.CommandLine;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>The leave that <c>semantics: build</c> needs.</summary>
internal sealed class TrustOption
{
    private readonly Option<bool> _trust = new("--trust-build")
    {
        Description = "Let semantics: build restore and evaluate the repositories' projects, which runs their code.",
    };

    public void AddTo(Command command) => command.Add(_trust);

    /// <summary>The plan with the leave that was given.</summary>
    /// <exception cref="UsageException">The plan builds, and nobody has said that it may.</exception>
    public StudyPlan Apply(StudyPlan plan, ParseResult parsed)
    {
        var trusted = parsed.GetValue(_trust);
        return trusted || plan.Study.Extract.Semantics != SemanticsMode.Build
            ? plan with { TrustBuild = trusted }
            : throw new UsageException(BuildTrust.Refusal);
    }
}
