using CodeIntel.Examples;
using CodeIntel.Noise;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Noise;

/// <summary>Storage of the noise stage in memory, with an editor that refuses names which begin with "no".</summary>
internal sealed class NoiseWorkspace(IReadOnlyList<string> names) : INoiseSource, INoiseWriter, IUnitEditor
{
    public string Selection { get; set; } = "method";

    public Dictionary<(NoiseKind, long), List<NoisyExample>> Manifest { get; } = [];

    public Dictionary<(NoiseKind, long), List<NoiseRefusal>> Refused { get; } = [];

    public Dictionary<(NoiseKind, long), IReadOnlyList<NoiseRank>> Ranks { get; } = [];

    public Dictionary<(NoiseKind, long), IReadOnlyList<LabelTransition>> Transitions { get; } = [];

    public int BatchesUntilFailure { get; set; } = int.MaxValue;

    public int UnitsRead { get; private set; }

    public NoiseStage Stage(int jobs, params NoiseOptions[] options) =>
        new(options, this, this, this, new SilentProgress(), jobs);

    public Task<StageReport> RunAsync(params NoiseOptions[] options) =>
        Stage(1, options).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Everything written, as text.</summary>
    public string Dump() => string.Join('\n', Manifest.SelectMany(entry =>
        entry.Value.Select(row => $"{entry.Key} {row.Row} {row.Id} {row.Before} {row.After}")
            .Concat(Ranks[entry.Key].Select(rank => $"{rank.Row} {rank.Quantile:R} {rank.NoisyFrom}"))));

    public HashSet<long> NoisyAt(NoiseKind kind, long seed, double level) =>
        [.. Ranks[(kind, seed)].Where(rank => rank.NoisyFrom <= level).Select(rank => rank.Row)];

    public IEnumerable<NoiseCandidate> ReadTraining() =>
        names.Select((name, i) => new NoiseCandidate(Row(i), Id(i), name));

    public IEnumerable<EditableUnit> ReadUnits(IReadOnlyList<long> rows)
    {
        UnitsRead += rows.Count;
        return rows.Select(row => (int)((row - 10) / 3)).Where(i => names[i] != "Gone").Select(i => new EditableUnit
        {
            Id = Id(i),
            Kind = UnitKind.Method,
            Name = names[i],
            FileText = names[i],
            Span = new(0, names[i].Length),
        });
    }

    public EditedUnit Edit(NoiseKind kind, EditableUnit unit, ulong seed) =>
        unit.Name.StartsWith("no", StringComparison.Ordinal)
            ? new() { Refused = "no-leaf-statement" }
            : new() { Before = $"{kind} {seed}", After = "" };

    public List<InjectedCopies> Injected { get; } = [];

    public EditedUnit Copy(DuplicateForm form, EditableUnit unit, ulong seed) =>
        unit.Name.StartsWith("no", StringComparison.Ordinal)
            ? new() { Refused = "no-variable" }
            : new() { Before = "a", After = $"{seed % 3}", Edited = CopyOf(unit, seed % 3) };

    public EditedUnit Transform(EquivalentEdit edit, EditableUnit unit, ulong seed) =>
        throw new NotSupportedException("No noise keeps the meaning.");

    public void WriteInjected(InjectionBatch batch)
    {
        if (BatchesUntilFailure-- == 0)
        {
            throw new OperationCanceledException("killed");
        }

        Injected.AddRange(batch.Injected);
        Rows(Refused, NoiseKind.DuplicateInjection, batch.Seed).AddRange(batch.Refused);
    }

    public IReadOnlyList<NoiseOutcome> ReadOutcomes(NoiseKind kind, long seed) =>
        [.. Rows(Manifest, kind, seed).Select(row => new NoiseOutcome(row.Row, null))
            .Concat(kind == NoiseKind.DuplicateInjection
                ? Injected.Select(row => new NoiseOutcome(row.Rank.Row, null))
                : [])
            .Concat(Rows(Refused, kind, seed).Select(row => new NoiseOutcome(row.Row, row.Drop.Reason)))
            .OrderBy(outcome => outcome.Row)];

    public void WriteBatch(NoiseBatch batch)
    {
        if (BatchesUntilFailure-- == 0)
        {
            throw new OperationCanceledException("killed");
        }

        Rows(Manifest, batch.Kind, batch.Seed).AddRange(batch.Noisy);
        Rows(Refused, batch.Kind, batch.Seed).AddRange(batch.Refused);
    }

    public void WriteRanks(NoiseKind kind, long seed, IReadOnlyList<NoiseRank> ranks) => Ranks[(kind, seed)] = ranks;

    public void WriteTransitions(NoiseKind kind, long seed, IReadOnlyList<LabelTransition> transitions) =>
        Transitions[(kind, seed)] = transitions;

    private static List<T> Rows<T>(Dictionary<(NoiseKind, long), List<T>> table, NoiseKind kind, long seed)
    {
        table.TryAdd((kind, seed), []);
        return table[(kind, seed)];
    }

    private static long Row(int i) => 10 + (3 * i);

    private static ExampleId Id(int i) => ExampleId.Create("https://example.org/r", "c", "A.cs", new(i, 1), "text");

    /// <summary>A unit of which there are three different copies.</summary>
    public static ExtractedFile CopyOf(EditableUnit unit, ulong variant) => new()
    {
        RepositoryRow = 0,
        Path = "",
        Hash = default,
        Encoding = "utf-8",
        Flags = SourceTraits.None,
        Bytes = 0,
        Lines = 1,
        ParseErrors = 0,
        Names = (0, 0),
        Text = $"{unit.FileText}{variant}",
        Vocabulary = [],
        Tokens = [],
        Terminals = [],
        Paths = [],
        Units = [],
        UnitDrops = [],
    };
}
