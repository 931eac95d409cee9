using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// Corrupts the training examples of one task in one way, and orders them, so that levels are nested and exact: by
/// class for the two-class tasks, plainly for code-to-text.
/// </summary>
internal sealed class TaskNoiseRunner(
    TaskKind task, NoiseEntry entry, ITaskNoiseSource source, ITaskNoiseWriter writer, IStageProgress progress,
    int jobs)
{
    private const int BatchSize = 256;

    private readonly string _name = $"{KebabCase.Of(task)} {entry.Name}";

    private string Unit => $"example ({_name})";

    /// <summary>Corrupts, orders and stores; adds to the facts and warnings of the stage.</summary>
    public LedgerLine Run(
        Dictionary<string, double> facts, List<string> warnings, CancellationToken cancellationToken)
    {
        var training = source.ReadLabels(task).ToArray();
        var outcomes = Corrupt(Create(training), training.Length, cancellationToken);
        var changed = outcomes.Where(outcome => outcome.Refused is null).Select(outcome => outcome.Key).ToHashSet();
        WriteRanks(training, changed);
        Report(training.Length, changed.Count, facts, warnings);
        return OutcomeLedger.Of(Unit, [.. outcomes.Select(outcome => outcome.Refused)]);
    }

    private ITaskNoise Create(TaskLabel[] training) => (task, entry.Kind) switch
    {
        (TaskKind.VariableMisuse, NoiseKind.LabelShuffle) => new MisuseShuffle(),
        (TaskKind.CodeToText, NoiseKind.LabelShuffle) => new SummaryShuffle(training),
        (TaskKind.CodeSearch, NoiseKind.LabelShuffle or NoiseKind.LabelAsymmetric) => new PairFlip(),
        (_, NoiseKind.RepairInjection) => new RepairInjection(),
        (_, NoiseKind.TokenMasking) => new TokenMasking(),
        (_, NoiseKind.IdentityPair) => new IdentityPair(),
        _ => throw new StageException($"Noise of kind '{KebabCase.Of(entry.Kind)}' is not known to this version."),
    };

    private List<TaskNoiseOutcome> Corrupt(ITaskNoise noise, int examples, CancellationToken cancellationToken)
    {
        var outcomes = writer.ReadOutcomes(task, entry.Kind, entry.Seed).ToList();
        progress.Begin($"noise {KebabCase.Of(task)} {KebabCase.Of(entry.Kind)}", examples - outcomes.Count, "examples");
        var after = outcomes.Count > 0 ? outcomes[^1].Key : TaskKey.None;
        foreach (var chunk in source.ReadTraining(task, after).Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tried = Corrupt(noise, chunk, cancellationToken);
            writer.WriteBatch(new(
                task, entry.Kind, entry.Seed, tried,
                [.. chunk.Zip(tried).Where(pair => pair.Second.Corruption.Refused is not null)
                    .Select(pair => TaskUnits.Drop(
                        Unit, pair.First, pair.Second.Corruption.Refused!, "stays clean at every level"))]));
            outcomes.AddRange(tried.Select(pair => new TaskNoiseOutcome(pair.Key, pair.Corruption.Refused)));
            progress.Advance(chunk.Length);
        }

        return outcomes;
    }

    private (TaskKey Key, TaskCorruption Corruption)[] Corrupt(
        ITaskNoise noise, TaskExample[] chunk, CancellationToken cancellationToken)
    {
        var purpose = $"noise:{KebabCase.Of(entry.Kind)}:{KebabCase.Of(task)}";
        var tried = new (TaskKey, TaskCorruption)[chunk.Length];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, chunk.Length, limits, i =>
        {
            var example = chunk[i];
            var random = SeededRandom.For(purpose, example.Id.Seed((ulong)entry.Seed) + (ulong)example.Variant);
            tried[i] = (new(example.Row, example.Variant), noise.Corrupt(example, random.NextUInt64()));
        });
        return tried;
    }

    private void WriteRanks(TaskLabel[] training, HashSet<TaskKey> changed)
    {
        var purpose = $"noise-order:{KebabCase.Of(entry.Kind)}:{KebabCase.Of(task)}";
        var random = SeededRandom.For(purpose, (ulong)entry.Seed);
        var ranks = NestedSelection.Rank(
            [.. training.Select(example => Class(example.Label))],
            [.. training.Select(example => changed.Contains(example.Key))],
            random);
        writer.WriteRanks(
            task,
            entry.Kind,
            entry.Seed,
            [.. Enumerable.Range(0, training.Length).Where(i => ranks[i] > 0).Select(i => new TaskNoiseRank(
                training[i].Key, (double)ranks[i] / training.Length, entry.NoisyFrom(ranks[i], training.Length)))],
            entry.Kind == NoiseKind.LabelAsymmetric ? PairFlip.Transitions(training) : []);
    }

    /// <summary>What a choice is stratified by.</summary>
    private string Class(string label) => task switch
    {
        TaskKind.VariableMisuse => MisuseLabel.Parse(label).IsBug ? "bug" : "no bug",
        TaskKind.CodeSearch => label,
        _ => "",
    };

    private void Report(int examples, int changed, Dictionary<string, double> facts, List<string> warnings)
    {
        foreach (var level in entry.Levels)
        {
            var wanted = NestedSelection.CountAt(level, examples);
            var reached = Math.Min(wanted, changed);
            facts[string.Create(CultureInfo.InvariantCulture, $"{_name} level {level}")] = (double)reached / examples;
            if (reached < wanted)
            {
                warnings.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{KebabCase.Of(entry.Kind)} of {KebabCase.Of(task)} at level {level} reaches "
                        + $"{(double)reached / examples:P1} of its training examples: the rest cannot be changed."));
            }
        }
    }
}
