using System.CommandLine;
using CodeIntel.Studies;

namespace CodeIntel.Cli.Verbs;

/// <summary>One verb per stage after clone; its options are the keys of its section of a study file.</summary>
internal static class StageVerbs
{
    public static List<Command> All(SharedOptions shared) =>
    [
        Create<ExtractOptions>(
            shared, "extract", "Extract methods, path contexts and data-flow graphs from the fetched repositories.",
            (study, apply) => study with { Extract = apply(study.Extract) }),
        Create<DedupOptions>(shared, "dedup", "Find exact, Type-1, Type-2 and near duplicates of methods and files.",
            (study, apply) => study with { Dedup = apply(study.Dedup) }),
        Create<SplitOptions>(
            shared, "split", "Divide the examples into train, validation and test; tell what leaks between them.",
            (study, apply) => study with { Split = apply(study.Split) }),
        Create<NoiseOptions>(shared, "noise",
            "Corrupt labels or inputs of the training split; options replace the study's list by one entry.",
            (study, apply) => study with { Noise = One(study.Noise, apply) }),
        Create<TrainOptions>(shared, "train",
            "Train one model per noise kind, level and seed; options replace the study's list by one entry.",
            (study, apply) => study with { Train = One(study.Train, apply) }),
        Create<MeasureOptions>(shared, "measure", "Compute the measures of every run.",
            (study, apply) => study with { Measure = apply(study.Measure) }),
        Create<MeasureOptions>(shared, "crossref", "Cross-reference what was memorized with what is duplicated.",
            (study, apply) => study with { Measure = apply(study.Measure) }),
        Create<ReportOptions>(shared, "report", "Write the HTML report and its figures.",
            (study, apply) => study with { Report = apply(study.Report) }),
    ];

    private static IReadOnlyList<T> One<T>(IReadOnlyList<T> entries, Func<T, T> apply)
        where T : class
    {
        var changed = apply(entries[0]);
        return ReferenceEquals(changed, entries[0]) ? entries : [changed];
    }

    private static Command Create<T>(
        SharedOptions shared, string name, string description, Func<Study, Func<T, T>, Study> change)
        where T : class
    {
        var command = new Command(name, description);
        var studyFile = new Option<FileInfo?>("--study")
        {
            Description = "Take the options of this study file instead of those in force in the workspace.",
        };
        command.Add(studyFile);
        var gates = new GateOption();
        gates.AddTo(command);
        var options = StudyOverrides.Names(typeof(T)).ToDictionary(
            key => key,
            key => new Option<string?>($"--{key}") { Description = StudyOverrides.Describe(typeof(T), key) },
            StringComparer.Ordinal);
        options.Remove("seed"); // the shared option
        foreach (var option in options.Values)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) =>
        {
            var invocation = shared.Read(parsed);
            var plan = parsed.GetValue(studyFile) is { } file
                ? StudyPlan.Read(file.FullName, null, invocation)
                : StudyPlan.OfWorkspace(invocation);
            var given = options
                .Select(o => (o.Key, Value: parsed.GetValue(o.Value)))
                .Where(o => o.Value is not null)
                .ToDictionary(o => o.Key, o => o.Value!, StringComparer.Ordinal);
            plan = plan with { Study = change(plan.Study, section => StudyOverrides.Apply(section, given)) };
            return FlowCommand.RunAsync(plan, [name], invocation, gates.Read(parsed), cancellationToken);
        });
        return command;
    }
}
