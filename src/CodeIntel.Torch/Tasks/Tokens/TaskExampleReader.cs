using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>
/// Reads the examples of a task twice: once to count what the vocabularies are made of, once to number it, so that
/// their texts are never all in memory.
/// </summary>
internal sealed class TaskExampleReader<T>(
    TrainOptions options, IReadOnlyList<NoiseKind> noise, ITrainingSource source, ITaskEncoder<T> encoder)
    where T : class
{
    private readonly List<Drop> _drops = [];
    private readonly HashSet<long> _excluded = options.View is { } view ? [.. source.ExcludedBy(view)] : [];
    private readonly Dictionary<long, Split> _kept = [];

    /// <summary>Reads clean examples and every noisy version of the training split.</summary>
    public TaskData<T> Read()
    {
        var read = Choose();
        var kinds = noise.Where(kind => kind != NoiseKind.DuplicateInjection).ToArray();
        foreach (var example in Kept().Where(example => example.Split == Split.Train))
        {
            encoder.Count(example.Input, example.Label);
        }

        foreach (var version in kinds.SelectMany(Versions))
        {
            encoder.Count(version.Input, version.Label);
        }

        foreach (var copy in Copied().SelectMany(copied => copied.Copies))
        {
            encoder.Count(copy.Input, copy.Label);
        }

        encoder.EndCounting();
        return new()
        {
            Read = read,
            Drops = _drops,
            Examples =
            [
                .. Kept().Select(example => new EncodedExample<T>(
                    example.Row,
                    example.Variant,
                    example.Id,
                    example.Split,
                    example.Label,
                    encoder.Encode(example.Input))),
            ],
            Noisy = kinds.ToDictionary(
                kind => kind,
                kind => new NoisyVersions<T>(Versions(kind).ToDictionary(
                    version => (version.Row, version.Variant),
                    version => new EncodedVersion<T>(
                        version.NoisyFrom,
                        version.Label,
                        version.Input is { } input ? encoder.Encode(input) : null)))),
            Repeated = noise.Contains(NoiseKind.DuplicateInjection)
                ? source.Injected().Where(injected => injected.Copies.Count == 0 && IsTraining(injected.Row))
                    .ToDictionary(injected => injected.Row, injected => (injected.NoisyFrom, injected.Factor))
                : [],
            Edited = source.TaskEquivalents(options.Task)
                .Where(equivalent => _kept.ContainsKey(equivalent.Row) && encoder.Refusal(equivalent.Input) is null)
                .GroupBy(equivalent => equivalent.Edit)
                .ToDictionary(
                    edit => edit.Key,
                    edit => new EditedExamples<T>(edit.ToDictionary(
                        equivalent => (equivalent.Row, equivalent.Variant),
                        equivalent => new EditedExample<T>(
                            equivalent.Label,
                            encoder.Encode(equivalent.Input),
                            EditedTokens.Of(equivalent.Input, equivalent.Origins))))),
            Copied = Copied().ToDictionary(copied => (copied.Row, copied.Variant), Encode),
        };
    }

    /// <summary>Copies that are equal share one input: where a unit allows few, they come again in turn.</summary>
    private CopiedExample<T> Encode(InjectedTaskExample copied)
    {
        var inputs = new Dictionary<string, T>(StringComparer.Ordinal);
        return new(copied.NoisyFrom, [.. copied.Copies.Select(copy =>
        {
            var text = string.Join('\n', copy.Input.Tokens);
            if (!inputs.TryGetValue(text, out var input))
            {
                inputs.Add(text, input = encoder.Encode(copy.Input));
            }

            return (copy.Label, input);
        })]);
    }

    /// <summary>
    /// Decides which units give examples: all twins of a unit, or none. Returns the number of units read.
    /// </summary>
    private long Choose()
    {
        var (read, last) = (0L, long.MinValue);
        var sample = new ExampleSample(options.MaxExamples);
        foreach (var example in source.TaskExamples(options.Task))
        {
            if (example.Row == last)
            {
                continue; // a twin of the unit before
            }

            (read, last) = (read + 1, example.Row);
            if (Refusal(example) is var (reason, detail))
            {
                _drops.Add(new("example", example.Id.ToString(), reason, detail));
            }
            else
            {
                _kept.Add(example.Row, example.Split);
                sample.Add(example.Row, example.Id, example.Split);
            }
        }

        foreach (var (row, id) in sample.LeftOut())
        {
            _kept.Remove(row);
            _drops.Add(ExampleSample.Drop(id, options.MaxExamples));
        }

        return read;
    }

    private (string Reason, string Detail)? Refusal(TaskExample example) =>
        !options.Units.Contains(example.Kind) ? ("wrong-unit", KebabCase.Of(example.Kind))
        : _excluded.Contains(example.Row) ? ("duplicate", $"view {options.View}")
        : encoder.Refusal(example.Input);

    private bool IsTraining(long row) => _kept.TryGetValue(row, out var split) && split == Split.Train;

    private IEnumerable<TaskExample> Kept() =>
        source.TaskExamples(options.Task).Where(example => _kept.ContainsKey(example.Row));

    private IEnumerable<InjectedTaskExample> Copied() => noise.Contains(NoiseKind.DuplicateInjection)
        ? source.InjectedTaskExamples(options.Task).Where(copied => IsTraining(copied.Row))
        : [];

    private IEnumerable<NoisyTaskExample> Versions(NoiseKind kind) =>
        source.NoisyTaskExamples(options.Task, kind).Where(version => IsTraining(version.Row));
}
