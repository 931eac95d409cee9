using System.CommandLine;
using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Cli.Verbs;

/// <summary>One verb per stage after clone; its options are the keys of its section of a study file.</summary>
internal static class StageVerbs
{
    public static List<Command> All(SharedOptions shared) =>
        [
            Create(
                shared,
                "extract",
                "Extract methods, path contexts and data-flow graphs from the fetched repositories.",
                study => study.Extract,
                (study, options) => study with { Extract = options }
            ),
            Create(
                shared,
                "dedup",
                "Find exact, Type-1, Type-2 and near duplicates of methods and files.",
                study => study.Dedup,
                (study, options) => study with { Dedup = options }
            ),
            Create<SplitOptions>(
                shared,
                "split",
                "Divide the examples into train, validation and test; tell what leaks between them.",
                (study, source, given) =>
                    study with { Split = StudyOverrides.Apply(WithoutOldList(source.Split, given), given) }
            ),
            .. OfLists(shared),
            Create(
                shared,
                "measure",
                "Compute the measures of every run.",
                study => study.Measure,
                (study, options) => study with { Measure = options }
            ),
            Create(
                shared,
                "crossref",
                "Cross-reference what was memorized with what is duplicated.",
                study => study.Measure,
                (study, options) => study with { Measure = options }
            ),
            Create(
                shared,
                "report",
                "Write the HTML report and its figures.",
                study => study.Report,
                (study, options) => study with { Report = options }
            ),
        ];

    /// <summary>Where <c>--by</c> is given, the list of the <c>by</c> before it no longer holds.</summary>
    private static SplitOptions WithoutOldList(SplitOptions options, Dictionary<string, string> given) =>
        given.TryGetValue("by", out var by) && by != "list"
            ? options with { List = null, Unlisted = UnlistedExamples.Drop }
            : options;

    /// <summary>The stages whose section is a list.</summary>
    private static List<Command> OfLists(SharedOptions shared) =>
        [
            CreateForList(
                shared,
                "noise",
                "Corrupt labels or inputs of the training split; options replace the study's list by one entry.",
                study => study.Noise,
                (study, entries) => study with { Noise = entries },
                new NoiseOptions { Kind = NoiseKind.LabelShuffle }
            ),
            CreateForList(
                shared,
                "train",
                "Train one model per noise kind, level and seed; options replace the study's list by one entry.",
                study => study.Train,
                (study, entries) => study with { Train = entries },
                new TrainOptions()
            ),
        ];

    private static Command CreateForList<T>(
        SharedOptions shared,
        string name,
        string description,
        Func<Study, IReadOnlyList<T>> get,
        Func<Study, IReadOnlyList<T>, Study> set,
        T entry
    )
        where T : class =>
        Create<T>(
            shared,
            name,
            description,
            (study, source, given) =>
                set(
                    study,
                    given.Count == 0
                        ? get(source)
                        : [StudyOverrides.Apply(get(source) is [var first, ..] ? first : entry, given)]
                )
        );

    private static Command Create<T>(
        SharedOptions shared,
        string name,
        string description,
        Func<Study, T> get,
        Func<Study, T, Study> set
    )
        where T : class =>
        Create<T>(
            shared,
            name,
            description,
            (study, source, given) => set(study, StudyOverrides.Apply(get(source), given))
        );

    /// <summary>
    /// <paramref name="change"/> gets the study in force, the study to take the section from, and the given options.
    /// </summary>
    private static Command Create<T>(
        SharedOptions shared,
        string name,
        string description,
        Func<Study, Study, Dictionary<string, string>, Study> change
    )
        where T : class
    {
        var command = new Command(name, description);
        var studyFile = new Option<FileInfo?>("--study")
        {
            Description = "Take this stage's options from a study file instead of those in force in the workspace.",
        };
        command.Add(studyFile);
        var gates = new GateOption();
        gates.AddTo(command);
        var trust = new TrustOption();
        if (name == "extract")
        {
            trust.AddTo(command);
        }

        var memory = name == "dedup" ? new MemoryOption() : null;
        memory?.AddTo(command);
        var options = StudyOverrides
            .Names(typeof(T))
            .Where(key => key != "seed")
            .ToDictionary(
                key => key,
                key => new Option<string?>($"--{key}") { Description = StudyOverrides.Describe(typeof(T), key) },
                StringComparer.Ordinal
            );
        foreach (var option in options.Values)
        {
            command.Add(option);
        }

        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var invocation = shared.Read(parsed) with { MaxMemoryBytes = memory?.Read(parsed) };
                var plan = StudyPlan.OfWorkspace(invocation);
                var source = parsed.GetValue(studyFile) is { } file ? StudyReader.ReadStudy(file.FullName) : plan.Study;
                var given = options
                    .Select(o => (o.Key, Value: parsed.GetValue(o.Value)))
                    .Append((Key: SeedKey(typeof(T)), Value: invocation.Seed?.ToString(CultureInfo.InvariantCulture)))
                    .Where(o => o.Key.Length > 0 && o.Value is not null)
                    .ToDictionary(o => o.Key, o => o.Value!, StringComparer.Ordinal);
                plan = plan with { Study = change(plan.Study, source, given) };
                return FlowCommand.RunAsync(
                    name == "extract" ? trust.Apply(plan, parsed) : plan,
                    [name],
                    invocation,
                    gates.ReadSet(parsed),
                    cancellationToken
                );
            }
        );
        return command;
    }

    /// <summary>The option of a section that the shared <c>--seed</c> replaces; empty where it has none.</summary>
    private static string SeedKey(Type options) =>
        StudyOverrides.Names(options).FirstOrDefault(name => name is "seed" or "seeds") ?? "";
}
