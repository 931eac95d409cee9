using System.CommandLine;
using System.Globalization;
using CodeIntel.Cli.Output;
using CodeIntel.Dedup.Evaluate;
using CodeIntel.Roslyn.Transform.Clones;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Cli.Verbs;

/// <summary><c>codeintel dedup evaluate</c>: the detector on planted clones and on hand-checked pairs.</summary>
internal static class EvaluateVerb
{
    private const double LargestRate = 0.4;

    public static Command Create(SharedOptions shared)
    {
        var sample = new Option<int>("--sample")
        {
            Description = "Methods that clones are made of.",
            DefaultValueFactory = _ => 200,
        };
        var rates = new Option<string>("--rates")
        {
            Description = "Shares of changed tokens, each from 0 to 0.4.",
            DefaultValueFactory = _ => "0,0.1,0.2,0.3,0.4",
        };
        var pairs = new Option<FileInfo?>("--pairs")
        {
            Description = "Hand-checked pairs (JSON lines) instead of those that come with the tool.",
        };
        var only = new Option<string?>("--only") { Description = "planted: no pairs; pairs: no workspace is needed." };
        only.AcceptOnlyFromAmong("planted", "pairs");
        var command = new Command(
            "evaluate", "Measure recall and precision on planted clones of known type, and on hand-checked pairs.")
        {
            sample,
            rates,
            pairs,
            only,
        };
        var options = StudyOverrides.Names(typeof(DedupOptions)).Where(key => key is not "level").ToDictionary(
            key => key,
            key => new Option<string?>($"--{key}") { Description = StudyOverrides.Describe(typeof(DedupOptions), key) },
            StringComparer.Ordinal);
        foreach (var option in options.Values)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) =>
        {
            var given = options.Select(o => (o.Key, Value: parsed.GetValue(o.Value))).Where(o => o.Value is not null)
                .ToDictionary(o => o.Key, o => o.Value!, StringComparer.Ordinal);
            var invocation = shared.Read(parsed);
            var plan = new EvaluationPlan
            {
                Sample = parsed.GetValue(sample) is > 0 and <= 100_000 and var count ? count
                    : throw new UsageException("--sample must be between 1 and 100000"),
                Rates = Rates(parsed.GetValue(rates)!),
                Seed = (ulong)(invocation.Seed ?? 1),
            };
            return RunAsync(invocation, plan, given, parsed.GetValue(pairs), parsed.GetValue(only), cancellationToken);
        });
        return command;
    }

    private static List<double> Rates(string text) =>
        [.. text.Split(',').Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate)
                && rate is >= 0 and <= LargestRate
                ? rate
                : throw new UsageException($"--rates: '{part}' is not a share from 0 to 0.4"))];

    private static async Task<int> RunAsync(Invocation invocation, EvaluationPlan plan,
        Dictionary<string, string> given, FileInfo? pairsFile, string? only, CancellationToken cancellationToken)
    {
        var pairs = only == "planted" ? null
            : pairsFile is null ? HandPairs.Shipped()
            : HandPairs.Read(pairsFile.FullName);
        using var workspace = only == "pairs" ? null : Workspace.OpenToRead(invocation.Workspace);
        var options = StudyOverrides.Apply(
            workspace is null ? new DedupOptions() : new StudyTable(workspace).Find()?.Study.Dedup ?? new(), given);
        var mutator = new CodeMutator();
        var text = await ProgressFactory.WithAsync(invocation, progress => Task.Run(
            () => new EvaluationText(
                plan.Seed,
                options,
                workspace is null ? null : new CloneEvaluation(
                    options, plan, new DuplicateTable(workspace), Origins(workspace, plan), mutator, progress,
                    invocation.Jobs).Run(cancellationToken),
                pairs is null ? null : new PairsDetection(options, mutator).Run(pairs, cancellationToken)),
            cancellationToken)).ConfigureAwait(false);
        await Console.Out.WriteLineAsync(invocation.Json ? text.ToJson() : PrintableText.Of(text.ToText()))
            .ConfigureAwait(false);
        return ExitCodes.Done;
    }

    private static EvaluationTable Origins(Workspace workspace, EvaluationPlan plan)
    {
        var origins = new EvaluationTable(workspace);
        return origins.Origins(plan.MinOriginTokens, plan.MaxOriginTokens).Count > 0 ? origins
            : throw new UsageException(
                $"The workspace holds no method of {plan.MinOriginTokens} to {plan.MaxOriginTokens} tokens without "
                    + "syntax errors to make clones of. Run: codeintel extract, or evaluate with --only pairs");
    }
}
