using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;

namespace CodeIntel.Reporting.Figures;

/// <summary>
/// The runs that figures show together: of one task and model, the clean run being level 0 of each noise kind. Where a
/// study has several tasks or models, each noise kind is a family of its own.
/// </summary>
internal sealed record RunFamily(string Task, string Model, IReadOnlyList<NoiseFamily> Noises)
{
    /// <summary>What file names of this family end in; empty where it is the only one.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>What titles of this family end in; empty where it is the only one.</summary>
    public string TitleSuffix { get; init; } = "";

    /// <summary>What file names end in of figures that show the task and model without noise.</summary>
    public string ModelSuffix { get; init; } = "";

    /// <summary>What titles of such figures end in.</summary>
    public string ModelTitleSuffix { get; init; } = "";

    /// <summary>True for the first family of a task and model: the one that shows it without noise.</summary>
    public bool IsFirst { get; init; } = true;

    /// <summary>
    /// The run that shows memorization without noise: the clean one with the first seed, or the first run there is.
    /// </summary>
    public required RunKey Primary { get; init; }

    /// <summary>The task's main score.</summary>
    public string MainScore => TaskScorers.Of(Task).MainScore;

    /// <summary>What the family is called among others.</summary>
    public string Title => $"{Task} · {Model}" + (Noises is [var only] ? $" · {only.Title}" : "");

    /// <summary>All families of a study, in its order.</summary>
    public static IReadOnlyList<RunFamily> Of(IReadOnlyList<ReportRun> runs)
    {
        var groups = runs.Select(r => r.Key).GroupBy(k => (k.Task, k.Model)).ToArray();
        return groups.Length == 1
            ? [new(groups[0].Key.Task, groups[0].Key.Model, NoiseFamily.Of([.. groups[0]]))
            {
                Primary = PrimaryOf(groups[0]),
            }]
            : [.. groups.SelectMany(g => NoiseFamily.Of([.. g]).Select((noise, i) => One(g, noise, i == 0)))];
    }

    private static RunFamily One(IGrouping<(string Task, string Model), RunKey> runs, NoiseFamily noise, bool isFirst)
    {
        var (task, model) = runs.Key;
        return new(task, model, [noise])
        {
            Suffix = $"-{task}-{model}" + (noise.Kind is null ? "" : $"-{noise.Title}"),
            TitleSuffix = $" ({task}, {model}" + (noise.Kind is null ? ")" : $", {noise.Title})"),
            ModelSuffix = $"-{task}-{model}",
            ModelTitleSuffix = $" ({task}, {model})",
            IsFirst = isFirst,
            Primary = PrimaryOf(runs),
        };
    }

    private static RunKey PrimaryOf(IEnumerable<RunKey> runs) =>
        runs.FirstOrDefault(k => k.Noise is null) ?? runs.First();
}
