using CodeIntel.Examples;

namespace CodeIntel.Reporting.Figures;

/// <summary>The runs of one task and model, by noise kind; the clean run is level 0 of each kind.</summary>
internal sealed record RunFamily(string Task, string Model, IReadOnlyList<NoiseFamily> Noises)
{
    /// <summary>What file names of this family end in; empty where it is the only one.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>What titles of this family end in; empty where it is the only one.</summary>
    public string TitleSuffix { get; init; } = "";

    /// <summary>
    /// The run that shows memorization without noise: the clean one with the first seed, or the first run there is.
    /// </summary>
    public required RunKey Primary { get; init; }

    /// <summary>All families of a study, in its order.</summary>
    public static IReadOnlyList<RunFamily> Of(IReadOnlyList<ReportRun> runs)
    {
        var groups = runs.Select(r => r.Key).GroupBy(k => (k.Task, k.Model)).ToArray();
        return
        [
            .. groups.Select(g => new RunFamily(g.Key.Task, g.Key.Model, NoiseFamily.Of([.. g]))
            {
                Suffix = groups.Length > 1 ? $"-{g.Key.Task}-{g.Key.Model}" : "",
                TitleSuffix = groups.Length > 1 ? $" ({g.Key.Task}, {g.Key.Model})" : "",
                Primary = g.FirstOrDefault(k => k.Noise is null) ?? g.First(),
            }),
        ];
    }
}
