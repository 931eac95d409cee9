using CodeIntel.Examples;
using CodeIntel.Noise.Equivalents;
using CodeIntel.Noise.Tasks;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Noise.Equivalents;

/// <summary>
/// As many units of each evaluation split, whose code an edit turns into its own name and <c>x</c>; log statements go
/// into units of rows that are no multiples of four.
/// </summary>
internal sealed class EquivalentWorkspace(int units)
    : ITaskEquivalentSource, ITaskEquivalentWriter, IUnitEditor, IMisuseMaker
{
    private readonly Dictionary<TaskKind, List<TaskEquivalent>> _written = [];

    public IEnumerable<TaskEquivalent> Written => _written.Values.SelectMany(edits => edits);

    public bool IsMisuse { get; init; }

    public int BatchesUntilFailure { get; set; } = int.MaxValue;

    public NoiseWithTaskEquivalents Stage(int count, params TaskKind[] tasks) => new(
        new NoNoise(), new() { Equivalents = count },
        [.. tasks.Select(task => new TaskPlan(task, [UnitKind.Method], [9]))], this, this, this, this,
        new SilentProgress(), 2);

    public IEnumerable<EvaluatedExample> ReadEvaluated(TaskKind task) => Enumerable.Range(0, 2 * units)
        .Select(row => new EvaluatedExample(row, Id(row), row < units ? Split.Validation : Split.Test));

    public IEnumerable<TaskExample> ReadExamples(TaskKind task, IReadOnlyList<long> rows) =>
        from row in rows
        from variant in Enumerable.Range(0, IsMisuse ? 2 : 1)
        select new TaskExample
        {
            Row = row,
            Variant = variant,
            Id = Id(row),
            Split = row < units ? Split.Validation : Split.Test,
            Kind = UnitKind.Method,
            Label = !IsMisuse ? PairLabels.Match : variant == 0 ? "0" : "2>1",
            Input = new()
            {
                Tokens = ["a", variant == 0 ? "a" : "b"],
                Words = ["the", "words"],
                Candidates = IsMisuse ? [0, 1] : [],
            },
        };

    public IEnumerable<EditableUnit> ReadUnits(IReadOnlyList<long> rows) => rows.Select(row => new EditableUnit
    {
        Id = Id(row),
        Kind = UnitKind.Method,
        Name = $"Run{row}",
        FileText = "aa",
        Span = new(0, 2),
    });

    public EditedUnit Transform(EquivalentEdit edit, EditableUnit unit, ulong seed) =>
        edit == EquivalentEdit.LogStatement && (IsMisuse || Id(0) == unit.Id || Id(4) == unit.Id)
            ? new() { Refused = "no-site" }
            : new()
            {
                Edited = Noise.NoiseWorkspace.CopyOf(unit, 0) with
                {
                    Text = $"{edit}",
                    Vocabulary = [new(TokenKind.Identifier, $"{edit}"), new(TokenKind.Identifier, "x")],
                    Tokens = [0, 1],
                },
                Origins = edit switch
                {
                    EquivalentEdit.LoopExchange => [-1, 0, 0],
                    EquivalentEdit.TryCatch => [.. Enumerable.Repeat(-1, 9)],
                    _ => [-1, 0, 1],
                },
            };

    /// <summary>One token is new, then come the two that were there.</summary>
    public (TaskInput Input, IReadOnlyList<int> Lines)? Read(EditableUnit unit) => (
        new()
        {
            Tokens = unit.FileText == "TryCatch" ? [.. Enumerable.Repeat("y", 9)] : ["y", "a", "a"],
            Candidates = [1, 2],
        },
        []);

    public EditableUnit? Plant(EditableUnit unit, int token, string text) =>
        unit with { FileText = unit.FileText.Remove(token, 1).Insert(token, text) };

    public IReadOnlyList<(long Row, EquivalentEdit Edit, string? Refused)> ReadOutcomes(TaskKind task) =>
        [.. _written.GetValueOrDefault(task, []).Select(edit => (edit.Example.Row, edit.Edit, edit.Refused))];

    public void Write(TaskKind task, IReadOnlyList<TaskEquivalent> edits)
    {
        if (BatchesUntilFailure-- == 0)
        {
            throw new OperationCanceledException("killed");
        }

        _written.TryAdd(task, []);
        _written[task].AddRange(edits);
    }

    public EditedUnit Edit(NoiseKind kind, EditableUnit unit, ulong seed) => throw new NotSupportedException();

    public EditedUnit Copy(DuplicateForm form, EditableUnit unit, ulong seed) => throw new NotSupportedException();

    public MisusePair Make(EditableUnit unit, int maxTokens) => throw new NotSupportedException();

    public MisusePair Copy(EditableUnit unit, string copy, MisuseLabel bug, string wrong) =>
        throw new NotSupportedException();

    private static ExampleId Id(long row) => ExampleId.Create("u", "c", "A.cs", new((int)row, 1), "text");

    private sealed class NoNoise : IStage
    {
        public string Name => "noise";

        public string Fingerprint => "none";

        public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
            Task.FromResult(new StageReport { Stage = Name, Ledger = [] });
    }
}
