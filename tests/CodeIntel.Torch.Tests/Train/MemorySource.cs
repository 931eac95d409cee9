using CodeIntel.Examples;

namespace CodeIntel.Torch.Tests.Train;

/// <summary>A small workspace in memory: methods whose name can be told from one of their terminals.</summary>
internal sealed class MemorySource : ITrainingSource
{
    public static readonly string[] Names = ["GetCount", "SetName", "ParseLine", "WriteFile", "OpenStream", "CloseAll"];

    private readonly List<TrainingExample> _examples = [];

    public Dictionary<NoiseKind, List<NoisyTrainingExample>> NoisyExamples { get; } = [];

    public List<TrainingExample> All => _examples;

    public static MemorySource WithMethods(int train, int validation = 0, int test = 0)
    {
        var source = new MemorySource();
        for (var i = 0; i < train + validation + test; i++)
        {
            var split = i < train ? Split.Train : i < train + validation ? Split.Validation : Split.Test;
            source.Add(split, Names[i % Names.Length], i);
        }

        return source;
    }

    public void Add(Split split, string name, int variant, UnitKind kind = UnitKind.Method, int? contexts = null)
    {
        var random = new SeededRandom((ulong)variant);
        var telling = Math.Max(0, Array.IndexOf(Names, name));
        var count = contexts ?? (3 + random.Next(10));
        _examples.Add(new()
        {
            Row = _examples.Count + 1,
            Id = ExampleId.Create("u", "c", "p", new(variant, 1), name),
            Split = split,
            Kind = kind,
            Name = name,
            Contexts = [.. Enumerable.Range(0, count)
                .Select(_ => new PathContext(100 + telling, random.Next(20), random.Next(50)))],
        });
    }

    public IEnumerable<TrainingExample> Examples() => _examples;

    public IEnumerable<NoisyTrainingExample> Noisy(NoiseKind kind) => NoisyExamples.GetValueOrDefault(kind, []);

    public List<TaskExample> Tasks { get; } = [];

    public List<NoisyTaskExample> NoisyTasks { get; } = [];

    public IEnumerable<TaskExample> TaskExamples(TaskKind task) => Tasks;

    public IEnumerable<NoisyTaskExample> NoisyTaskExamples(TaskKind task, NoiseKind kind) => NoisyTasks;

    public List<InjectedExample> InjectedExamples { get; } = [];

    public IEnumerable<InjectedExample> Injected() => InjectedExamples;

    public List<EquivalentExample> EquivalentExamples { get; } = [];

    public IEnumerable<EquivalentExample> Equivalents() => EquivalentExamples;

    public List<InjectedTaskExample> InjectedTasks { get; } = [];

    public IEnumerable<InjectedTaskExample> InjectedTaskExamples(TaskKind task) => InjectedTasks;

    public List<EquivalentTaskExample> EquivalentTasks { get; } = [];

    public IEnumerable<EquivalentTaskExample> TaskEquivalents(TaskKind task) => EquivalentTasks;

    public Dictionary<string, long[]> Views { get; } = [];

    public IEnumerable<long> ExcludedBy(string view) => Views[view];

    public IEnumerable<InternedText> Terminals() =>
        Enumerable.Range(0, 200).Select(id => new InternedText(id, $"terminal{id:000}"));

    public IEnumerable<InternedText> Paths() =>
        Enumerable.Range(0, 40).Select(id => new InternedText(id, $"path{id:00}"));
}
