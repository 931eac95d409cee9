using CodeIntel.Dedup.Views;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>What only the whole plan can tell: names in one section that another section or the corpus must know.</summary>
internal static class PlanChecks
{
    /// <summary>Refuses a plan before its first stage.</summary>
    /// <exception cref="UsageException">Names lead nowhere; all such are told.</exception>
    public static void Require(StudyPlan plan)
    {
        var problems = Views(plan).Concat(Priorities(plan)).Distinct().ToList();
        if (problems.Count > 0)
        {
            throw new UsageException(string.Join(Environment.NewLine + "error: ", problems));
        }
    }

    private static IEnumerable<string> Views(StudyPlan plan) =>
        from train in plan.Study.Train
        where train.View is not null
        let problem = plan.Study.ViewProblem(train.View!)
        where problem is not null
        select $"train {problem}.";

    private static IEnumerable<string> Priorities(StudyPlan plan) =>
        from view in plan.Study.Dedup.Views
        where view.Policy == ViewPolicy.KeepByRepository
        from name in view.Priority
        where !plan.Corpus.Repositories.Any(repository => RepositoryNames.Means(name, repository.CanonicalUrl))
        select $"The view '{view.Name}' prefers '{name}', which is not a repository of the corpus "
            + $"{plan.Corpus.Name}; write its address or owner/name.";
}
