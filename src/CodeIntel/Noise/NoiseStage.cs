using System.Globalization;
using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Noise;

/// <summary>
/// Corrupts the training split in each listed way: every example that a kind can change gets a manifest row with the
/// level from which on it is noisy. Levels of one kind and seed are nested; validation and test are never read.
/// </summary>
public sealed class NoiseStage(
    IReadOnlyList<NoiseOptions> options,
    INoiseSource source,
    IUnitEditor editor,
    INoiseWriter writer,
    IStageProgress progress,
    int jobs) : IStage
{
    private const string Version = "noise/2";
    private const int BatchSize = 256;

    /// <inheritdoc/>
    public string Name => "noise";

    /// <inheritdoc/>
    public string Fingerprint => $"{Version} {source.Selection} {JsonSerializer.Serialize(options)}";

    /// <inheritdoc/>
    /// <exception cref="StageException">Noise is asked for and the training split is empty.</exception>
    public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Run(cancellationToken), cancellationToken);

    private StageReport Run(CancellationToken cancellationToken)
    {
        var entries = NoiseEntry.Merge(options);
        var training = entries.Any(entry => entry.Kind != NoiseKind.DuplicateInjection)
            ? Required(source.ReadTraining())
            : [];

        var ledger = new List<LedgerLine>();
        var facts = new Dictionary<string, double>();
        var shortfalls = new List<string>();
        foreach (var entry in entries)
        {
            if (entry.Kind == NoiseKind.DuplicateInjection)
            {
                var injection = new DuplicateInjection(entry, source, editor, writer, progress, jobs);
                var examples = Required(source.ReadRepeatable());
                ledger.Add(injection.Run(examples, facts, shortfalls, cancellationToken));
                continue;
            }

            var noise = Create(entry.Kind, training);
            var outcomes = Corrupt(noise, entry, training, cancellationToken);
            WriteRanks(entry, training, outcomes, facts);
            if (noise is LabelAsymmetric asymmetric)
            {
                writer.WriteTransitions(entry.Kind, entry.Seed, asymmetric.Transitions);
            }

            ledger.Add(OutcomeLedger.Of(entry.Unit, [.. outcomes.Select(outcome => outcome.Refused)]));
        }

        return new()
        {
            Stage = Name,
            Ledger = ledger.Count > 0 ? ledger : [new("example", 0, 0, new Dictionary<string, long>())],
            Facts = facts,
            Warnings =
            [
                .. entries.Where(entry => entry.Kind != NoiseKind.DuplicateInjection)
                    .SelectMany(entry => Shortfalls(entry, training.Length, facts)),
                .. shortfalls,
            ],
        };
    }

    private static NoiseCandidate[] Required(IEnumerable<NoiseCandidate> training) =>
        training.ToArray() is { Length: > 0 } examples ? examples : throw new StageException(
            "The training split has no example to corrupt. "
            + "Check the split's ratios and the kinds of unit that are trained on.");

    private INoise Create(NoiseKind kind, NoiseCandidate[] training) => kind switch
    {
        NoiseKind.LabelShuffle => new LabelShuffle(training),
        NoiseKind.StatementDeletion => new StatementDeletion(editor),
        NoiseKind.MethodLeakage => new MethodLeakage(editor),
        NoiseKind.LabelAsymmetric => new LabelAsymmetric(training),
        _ => throw new StageException($"Noise of kind '{KebabCase.Of(kind)}' is not known to this version."),
    };

    private List<NoiseOutcome> Corrupt(
        INoise noise, NoiseEntry entry, NoiseCandidate[] training, CancellationToken cancellationToken)
    {
        var outcomes = writer.ReadOutcomes(entry.Kind, entry.Seed).ToList();
        var lastRow = outcomes.Count > 0 ? outcomes[^1].Row : long.MinValue;
        var remaining = training.Where(example => example.Row > lastRow).ToArray();
        progress.Begin($"noise {KebabCase.Of(entry.Kind)}", remaining.Length, "examples");
        foreach (var chunk in remaining.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = CorruptBatch(noise, entry, chunk, cancellationToken);
            writer.WriteBatch(batch);
            outcomes.AddRange(batch.Noisy.Select(noisy => new NoiseOutcome(noisy.Row, null))
                .Concat(batch.Refused.Select(refused => new NoiseOutcome(refused.Row, refused.Drop.Reason)))
                .OrderBy(outcome => outcome.Row));
            progress.Advance(chunk.Length);
        }

        return outcomes;
    }

    private NoiseBatch CorruptBatch(
        INoise noise, NoiseEntry entry, NoiseCandidate[] chunk, CancellationToken cancellationToken)
    {
        var units = noise.ReadsCode
            ? source.ReadUnits([.. chunk.Select(example => example.Row)]).ToDictionary(unit => unit.Id)
            : [];
        var purpose = $"noise:{KebabCase.Of(entry.Kind)}";
        var corruptions = new Corruption[chunk.Length];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, chunk.Length, limits, i =>
        {
            var random = SeededRandom.For(purpose, chunk[i].Id.Seed((ulong)entry.Seed));
            corruptions[i] = noise.Corrupt(chunk[i], units.GetValueOrDefault(chunk[i].Id), random.NextUInt64());
        });

        var pairs = chunk.Zip(corruptions).ToArray();
        return new(
            entry.Kind,
            entry.Seed,
            [.. pairs.Where(pair => pair.Second.Refused is null).Select(pair => Noisy(pair.First, pair.Second))],
            [.. pairs.Where(pair => pair.Second.Refused is not null)
                .Select(pair => Refuse(entry, pair.First, pair.Second.Refused!))]);
    }

    private static NoisyExample Noisy(NoiseCandidate example, Corruption corruption) => new()
    {
        Row = example.Row,
        Id = example.Id,
        Before = corruption.Before,
        After = corruption.After,
        Edited = corruption.Edited,
    };

    private static NoiseRefusal Refuse(NoiseEntry entry, NoiseCandidate example, string reason) =>
        new(example.Row, new(entry.Unit, example.Id.ToString(), reason, $"{example.Name}: stays clean at every level"));

    private void WriteRanks(
        NoiseEntry entry, NoiseCandidate[] training, List<NoiseOutcome> outcomes, Dictionary<string, double> facts)
    {
        var changed = outcomes.Where(outcome => outcome.Refused is null).Select(outcome => outcome.Row).ToHashSet();
        var labels = training.Select(example => Subtokens.Normalise(example.Name)).ToArray();
        var eligible = training.Select(example => changed.Contains(example.Row)).ToArray();
        var random = SeededRandom.For($"noise-order:{KebabCase.Of(entry.Kind)}", (ulong)entry.Seed);
        var ranks = NestedSelection.Rank(labels, eligible, random);

        var rows = Enumerable.Range(0, training.Length).Where(i => ranks[i] > 0)
            .Select(i => new NoiseRank(
                training[i].Row, (double)ranks[i] / training.Length, entry.NoisyFrom(ranks[i], training.Length)));
        writer.WriteRanks(entry.Kind, entry.Seed, [.. rows]);
        foreach (var level in entry.Levels)
        {
            var reached = Math.Min(NestedSelection.CountAt(level, training.Length), changed.Count);
            facts[Fact(entry, level)] = (double)reached / training.Length;
        }
    }

    private static IEnumerable<string> Shortfalls(NoiseEntry entry, int examples, Dictionary<string, double> facts) =>
        from level in entry.Levels
        let reached = facts[Fact(entry, level)]
        where Math.Round(reached * examples) < NestedSelection.CountAt(level, examples)
        select string.Create(
            CultureInfo.InvariantCulture,
            $"{KebabCase.Of(entry.Kind)} at level {level} reaches {reached:P1} of the training split: "
                + $"the rest cannot be changed.");

    private static string Fact(NoiseEntry entry, double level) =>
        string.Create(CultureInfo.InvariantCulture, $"{entry.Name} level {level}");
}
