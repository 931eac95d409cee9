using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Noise;
using CodeIntel.Noise.Tasks;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Noise.Tasks;

/// <summary>
/// Storage of examples of tasks in memory. Units have documentation unless their name begins with "Bare", and a bug
/// unless it begins with "No".
/// </summary>
internal sealed class TaskWorkspace(IReadOnlyList<TaskUnit> units)
    : ITaskSource, ITaskWriter, ITaskNoiseSource, ITaskNoiseWriter, IMisuseMaker
{
    private readonly Dictionary<TaskKind, (long LastRow, long Kept, List<Drop> Drops)> _progress = [];

    public Dictionary<TaskKind, List<TaskExample>> Examples { get; } = [];

    public Dictionary<(TaskKind, NoiseKind, long), SortedDictionary<TaskKey, TaskCorruption>> Manifest { get; } = [];

    public Dictionary<(TaskKind, NoiseKind, long), IReadOnlyList<TaskNoiseRank>> Ranks { get; } = [];

    public Dictionary<(TaskKind, NoiseKind, long), IReadOnlyList<LabelTransition>> Transitions { get; } = [];

    public List<Drop> NoiseDrops { get; } = [];

    public IReadOnlyList<int> Limits { get; init; } = [100];

    /// <summary>Units that names chose for repetition: rows, from which level on, and how often they stand there.
    /// </summary>
    public List<(long Row, double From, int Factor)> Repeated { get; } = [];

    public Dictionary<(TaskKind, TaskKey), (double From, IReadOnlyList<LabelledInput> Copies)> Copies { get; } = [];

    public int BatchesUntilFailure { get; set; } = int.MaxValue;

    public static TaskUnit Unit(
        int number, Split split = Split.Train, string? name = null, string? text = null) => new()
        {
            Row = 10 + (3 * number),
            Id = ExampleId.Create("https://example.org/r", "c", "A.cs", new(number, 1), "text"),
            Split = split,
            Kind = UnitKind.Method,
            Name = name ?? $"Run{number}",
            TokenCount = 8,
            Lines = 5,
            Documentation = name?.StartsWith("Bare", StringComparison.Ordinal) == true
                ? null
                : text ?? $"Runs the number {number} of all.",
        };

    public static TaskUnit[] Units(int count, Split split = Split.Train, int first = 0) =>
        [.. Enumerable.Range(first, count).Select(number => Unit(number, split))];

    public NoiseWithTasks Stage(int jobs, NoiseOptions[] noise, params TaskKind[] tasks) => new(
        new NoNames(), noise, [.. tasks.Select(task => new TaskPlan(task, [UnitKind.Method], Limits))], this, this,
        this, this, this, new SilentProgress(), jobs);

    public Task<StageReport> RunAsync(NoiseOptions[] noise, params TaskKind[] tasks) =>
        Stage(1, noise, tasks).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Everything written, as text.</summary>
    public string Dump() => string.Join('\n', Examples.SelectMany(task => task.Value.Select(example =>
            $"{task.Key} {example.Row}.{example.Variant} {example.Split} {example.Label} {Text(example.Input)}"))
        .Concat(Manifest.SelectMany(kind => kind.Value.Select(row =>
            $"{kind.Key} {row.Key} {row.Value with { Input = null }} {Text(row.Value.Input)}")))
        .Concat(Copies.SelectMany(example => example.Value.Copies.Select(copy => string.Create(
            CultureInfo.InvariantCulture,
            $"{example.Key} {example.Value.From} {copy.Label} {Text(copy.Input)}"))))
        .Concat(Ranks.SelectMany(kind => kind.Value.Select(rank => string.Create(
            CultureInfo.InvariantCulture, $"{kind.Key} {rank.Key} {rank.Quantile:R} {rank.NoisyFrom}")))));

    public HashSet<TaskKey> NoisyAt(TaskKind task, NoiseKind kind, double level) =>
        [.. Ranks[(task, kind, 1)].Where(rank => rank.NoisyFrom <= level).Select(rank => rank.Key)];

    public IEnumerable<TaskUnit> ReadUnits(IReadOnlyCollection<UnitKind> kinds, long after) =>
        units.Where(unit => unit.Row > after && kinds.Contains(unit.Kind));

    public long CountUnits(IReadOnlyCollection<UnitKind> kinds, long after) => ReadUnits(kinds, after).Count();

    public IEnumerable<IReadOnlyList<string>> ReadTokens(IReadOnlyList<long> rows) =>
        rows.Select(row => (IReadOnlyList<string>)[
            "void", units.Single(unit => unit.Row == row).Name, "(", ")", "{", "Number", ";", "}"]);

    public IEnumerable<EditableUnit> ReadCode(IReadOnlyList<long> rows) =>
        units.Where(unit => rows.Contains(unit.Row) && unit.Name != "Gone").Select(unit => new EditableUnit
        {
            Id = unit.Id,
            Kind = unit.Kind,
            Name = unit.Name,
            FileText = unit.Name,
            Span = new(0, unit.Name.Length),
        });

    public (TaskInput Input, IReadOnlyList<int> Lines)? Read(EditableUnit unit) =>
        throw new NotSupportedException("Making examples reads pairs alone.");

    public EditableUnit? Plant(EditableUnit unit, int token, string text) =>
        throw new NotSupportedException("No equivalents are made here.");

    /// <summary>A copy is the original with one more declaration, and its bug is lost in units called "Lost".</summary>
    public MisusePair Copy(EditableUnit unit, string copy, MisuseLabel bug, string wrong)
    {
        var pair = Make(unit, 100);
        TaskInput Longer(TaskInput input) => input with { Tokens = [copy, .. input.Tokens] };
        return unit.Name.StartsWith("Lost", StringComparison.Ordinal) || wrong != "b"
            ? MisusePair.Refuse("bug-not-followed")
            : new()
            {
                Clean = Longer(pair.Clean!),
                Buggy = Longer(pair.Buggy!),
                Label = new(bug.Location + 1, [.. bug.Targets.Select(target => target + 1)]),
            };
    }

    public IReadOnlyList<RepeatedRow> ReadRepeatedRows(TaskKind task, long seed) =>
        [.. from chosen in Repeated
            let count = Training(task).Count(example => example.Row == chosen.Row)
            where count > 0
            orderby chosen.Row
            select new RepeatedRow(new(chosen.Row, chosen.From, chosen.From), chosen.Factor, count)];

    public IEnumerable<RepeatedUnit> ReadRepeated(TaskKind task, long seed, IReadOnlyList<long> rows) =>
        rows.Select(row => new RepeatedUnit(
            row,
            [.. Training(task).Where(example => example.Row == row)],
            [.. Enumerable.Range(1, Repeated.Single(chosen => chosen.Row == row).Factor - 1).Select(copy =>
                new UnitCopy($"copy{copy}", [$"copy{copy}", .. Enumerable.Repeat("x", 9)]))]));

    public void WriteCopies(TaskCopyBatch batch)
    {
        Fail();
        var key = (batch.Task, NoiseKind.DuplicateInjection, batch.Seed);
        Manifest.TryAdd(key, []);
        foreach (var (rank, unit, copied) in batch.Units)
        {
            for (var i = 0; i < unit.Examples.Count; i++)
            {
                Manifest[key].Add(Key(unit.Examples[i]), copied.Refused is { } reason
                    ? TaskCorruption.Refuse(reason)
                    : new() { Before = KebabCase.Of(batch.Form), After = KebabCase.Of(batch.Form) });
                if (copied.Refused is null)
                {
                    Copies.Add((batch.Task, Key(unit.Examples[i])), (rank.NoisyFrom!.Value, copied.Copies[i]));
                }
            }
        }

        NoiseDrops.AddRange(batch.Drops);
    }

    public MisusePair Make(EditableUnit unit, int maxTokens)
    {
        if (unit.Name.StartsWith("No", StringComparison.Ordinal))
        {
            return MisusePair.Refuse("no-replaceable-use");
        }

        static TaskInput Input(string use) => new()
        {
            Tokens = ["(", "a", "b", ")", "a", "+", use, "+", "a"],
            Candidates = [1, 2, 4, 6, 8],
            Edges = [new(EdgeKind.NextToken, 0, 1)],
        };
        return new() { Clean = Input("a"), Buggy = Input("b"), Label = new(7, [2, 5, 9]) };
    }

    public TaskProgress ReadProgress(TaskKind task)
    {
        var (lastRow, kept, drops) = _progress.GetValueOrDefault(task, (long.MinValue, 0, []));
        return new(lastRow, kept, drops.CountBy(drop => drop.Reason)
            .ToDictionary(count => count.Key, count => (long)count.Value));
    }

    public void Write(TaskBatch batch)
    {
        Fail();
        var (_, kept, drops) = _progress.GetValueOrDefault(batch.Task, (0, 0, []));
        drops.AddRange(batch.Drops);
        _progress[batch.Task] = (batch.LastRow, kept + batch.Kept, drops);
        Examples.TryAdd(batch.Task, []);
        Examples[batch.Task].AddRange(batch.Examples);
    }

    public IEnumerable<TaskLabel> ReadLabels(TaskKind task) =>
        Training(task).Select(example => new TaskLabel(Key(example), example.Id, example.Label));

    public IEnumerable<TaskExample> ReadTraining(TaskKind task, TaskKey after) =>
        Training(task).Where(example => Key(example).CompareTo(after) > 0);

    public IReadOnlyList<TaskNoiseOutcome> ReadOutcomes(TaskKind task, NoiseKind kind, long seed) =>
        [.. Manifest.GetValueOrDefault((task, kind, seed), [])
            .Select(row => new TaskNoiseOutcome(row.Key, row.Value.Refused))];

    public void WriteBatch(TaskNoiseBatch batch)
    {
        Fail();
        var key = (batch.Task, batch.Kind, batch.Seed);
        Manifest.TryAdd(key, []);
        foreach (var (example, corruption) in batch.Tried)
        {
            Manifest[key].Add(example, corruption);
        }

        NoiseDrops.AddRange(batch.Drops);
    }

    public void WriteRanks(
        TaskKind task, NoiseKind kind, long seed, IReadOnlyList<TaskNoiseRank> ranks,
        IReadOnlyList<LabelTransition> transitions)
    {
        Ranks[(task, kind, seed)] = ranks;
        Transitions[(task, kind, seed)] = transitions;
    }

    private void Fail()
    {
        if (BatchesUntilFailure-- == 0)
        {
            throw new OperationCanceledException("killed");
        }
    }

    private IEnumerable<TaskExample> Training(TaskKind task) =>
        Examples.GetValueOrDefault(task, []).Where(example => example.Split == Split.Train);

    private static TaskKey Key(TaskExample example) => new(example.Row, example.Variant);

    private static string Text(TaskInput? input) => input is null
        ? ""
        : $"{string.Join(' ', input.Tokens)} | {string.Join(' ', input.Words)}";

    /// <summary>The stage of method names in a study that has none.</summary>
    private sealed class NoNames : IStage
    {
        public string Name => "noise";

        public string Fingerprint => "names";

        public Task<StageReport> RunAsync(CancellationToken cancellationToken) => Task.FromResult(new StageReport
        {
            Stage = Name,
            Ledger = [new("example", 0, 0, new Dictionary<string, long>())],
        });
    }
}
