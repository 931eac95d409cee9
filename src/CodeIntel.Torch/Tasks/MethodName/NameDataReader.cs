using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>
/// Reads what one entry of the train list learns from: decides which units are examples, and numbers their texts.
/// </summary>
internal sealed class NameDataReader(TrainOptions options, IReadOnlyList<NoiseKind> noise, ITrainingSource source)
{
    private readonly List<Drop> _drops = [];
    private readonly LabelFilter _labels = new(options.Labels);
    private readonly Dictionary<int, long> _terminalCounts = [];
    private readonly Dictionary<int, long> _pathCounts = [];

    private readonly HashSet<long> _excluded = options.View is { } view ? [.. source.ExcludedBy(view)] : [];

    private long _read;

    /// <summary>Reads clean examples and every noisy version of the training split.</summary>
    public NameData Read()
    {
        var examples = WithFrequentLabels(
            WithWantedLabels(Sampled([.. source.Examples().Where(IsExample).Select(Draft)])));
        var training = examples.Where(example => example.Split == Split.Train).ToDictionary(example => example.Row);
        var versions = noise.Where(kind => kind != NoiseKind.DuplicateInjection)
            .ToDictionary(kind => kind, kind => Versions(kind, training));
        var injected = noise.Contains(NoiseKind.DuplicateInjection) ? Injected(training) : [];
        var changed = versions.Values.SelectMany(list => list).ToList();
        foreach (var contexts in training.Values.Select(example => example.Contexts)
            .Concat(changed.Select(version => version.Contexts).OfType<PathContext[]>())
            .Concat(injected.Where(draft => draft.IsChanged).SelectMany(draft => draft.Copies)))
        {
            Count(contexts);
        }

        var labels = new LabelVocabulary(
            training.Values.Select(example => example.Label),
            changed.Select(version => version.Label).OfType<string>());
        var terminals = Vocabulary.Create(_terminalCounts, source.Terminals(), options.MaxTerminals);
        var paths = Vocabulary.Create(_pathCounts, source.Paths(), options.MaxPaths);
        return new NameData
        {
            Options = options,
            Read = _read,
            Drops = _drops,
            Terminals = terminals,
            Paths = paths,
            Labels = labels,
            Examples = [.. examples.Select(example => Encode(example, terminals, paths))],
            Noisy = versions.ToDictionary(
                pair => pair.Key,
                pair => (IReadOnlyDictionary<long, NoisyVersion>)pair.Value.ToDictionary(
                    version => version.Row,
                    version => Encode(version, terminals, paths))),
            Edited = Equivalents(examples, terminals, paths),
            Injected = injected.ToDictionary(
                draft => draft.Row,
                draft => new Injection(draft.NoisyFrom, Encode(draft, terminals, paths))),
        };
    }

    private static NameExample Encode(DraftExample example, Vocabulary terminals, Vocabulary paths) =>
        new(example.Row, example.Id, example.Split, example.Label, Encode(example.Contexts, terminals, paths)!);

    private static NoisyVersion Encode(DraftVersion version, Vocabulary terminals, Vocabulary paths) =>
        new(version.NoisyFrom, version.Label, Encode(version.Contexts, terminals, paths));

    /// <summary>Exact copies share one array.</summary>
    private static int[][] Encode(DraftInjection draft, Vocabulary terminals, Vocabulary paths) => draft.IsChanged
        ? [.. draft.Copies.Select(copy => Encode(copy, terminals, paths)!)]
        : [.. Enumerable.Repeat(Encode(draft.Copies[0], terminals, paths)!, draft.Copies.Length)];

    private static int[]? Encode(PathContext[]? contexts, Vocabulary terminals, Vocabulary paths)
    {
        if (contexts is null)
        {
            return null;
        }

        if (contexts.Length == 0)
        {
            // attention needs something to attend to
            return [Vocabulary.UnknownId, Vocabulary.UnknownId, Vocabulary.UnknownId];
        }

        var numbers = new int[3 * contexts.Length];
        for (var i = 0; i < contexts.Length; i++)
        {
            numbers[3 * i] = terminals[contexts[i].Start];
            numbers[(3 * i) + 1] = paths[contexts[i].Path];
            numbers[(3 * i) + 2] = terminals[contexts[i].End];
        }

        return numbers;
    }

    private bool IsExample(TrainingExample unit)
    {
        _read++;
        var label = Subtokens.Normalise(unit.Name);
        var (reason, detail) = unit switch
        {
            _ when !options.Units.Contains(unit.Kind) => ("wrong-unit", KebabCase.Of(unit.Kind)),
            _ when label.Length == 0 => ("no-label", unit.Name),
            _ when _labels.RefuseName(unit.Name, label) is { } refused => refused,
            _ when unit.Contexts.Count < options.MinContexts =>
                ("few-contexts", $"{unit.Contexts.Count} < {options.MinContexts}"),
            _ when _excluded.Contains(unit.Row) => ("duplicate", $"view {options.View}"),
            _ => ("", ""),
        };
        if (reason.Length > 0)
        {
            _drops.Add(new("example", unit.Id.ToString(), reason, detail));
        }

        return reason.Length == 0;
    }

    private DraftExample Draft(TrainingExample unit) => new(
        unit.Row,
        unit.Id,
        unit.Split,
        Subtokens.Normalise(unit.Name),
        ContextSample.Take(unit.Contexts, options.Contexts, unit.Id));

    private List<DraftExample> Sampled(List<DraftExample> examples)
    {
        var sample = new ExampleSample(options.MaxExamples);
        examples.ForEach(example => sample.Add(example.Row, example.Id, example.Split));
        var leftOut = sample.LeftOut().ToList();
        _drops.AddRange(leftOut.Select(unit => ExampleSample.Drop(unit.Id, options.MaxExamples)));
        var rows = leftOut.Select(unit => unit.Row).ToHashSet();
        return rows.Count == 0 ? examples : [.. examples.Where(example => !rows.Contains(example.Row))];
    }

    private List<DraftExample> WithWantedLabels(List<DraftExample> examples)
    {
        var counts = examples.Where(example => example.Split == Split.Train).CountBy(example => example.Label)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var refused = _labels.RefuseByCount(counts, out var whereNone);
        var kept = new List<DraftExample>(examples.Count);
        foreach (var example in examples)
        {
            var known = counts.ContainsKey(example.Label);
            var drop = refused.TryGetValue(example.Label, out var found) ? found : known ? null : whereNone;
            if (drop is var (reason, detail))
            {
                _drops.Add(new("example", example.Id.ToString(), reason, detail));
            }
            else
            {
                kept.Add(example);
            }
        }

        return kept;
    }

    private List<DraftExample> WithFrequentLabels(List<DraftExample> examples)
    {
        var counts = examples.Where(example => example.Split == Split.Train).CountBy(example => example.Label)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var kept = new List<DraftExample>(examples.Count);
        foreach (var example in examples)
        {
            if (example.Split == Split.Train && counts[example.Label] < options.MinLabelCount)
            {
                var detail = $"{example.Label}: {counts[example.Label]} < {options.MinLabelCount}";
                _drops.Add(new("example", example.Id.ToString(), "rare-label", detail));
            }
            else
            {
                kept.Add(example);
            }
        }

        return kept;
    }

    private List<DraftVersion> Versions(NoiseKind kind, Dictionary<long, DraftExample> training)
    {
        string[] labels =
            [.. training.Values.Select(example => example.Label).Distinct().Order(StringComparer.Ordinal)];
        return
        [
            .. source.Noisy(kind)
                .Where(noisy => training.ContainsKey(noisy.Row))
                .Select(noisy => new DraftVersion(
                    noisy.Row,
                    noisy.NoisyFrom,
                    WithinLabels(noisy.Label, training[noisy.Row], labels),
                    noisy.Contexts is { } contexts
                        ? ContextSample.Take(contexts, options.Contexts, training[noisy.Row].Id)
                        : null)),
        ];
    }

    /// <summary>
    /// A noisy label comes from the names of the whole training split. Where only some labels are learnt, one that is
    /// not among them is drawn again from those, so that the set stays closed and the draw uniform.
    /// </summary>
    private string? WithinLabels(string? label, DraftExample example, string[] labels)
    {
        if (label is null || _labels.KeepsAll
            || Array.BinarySearch(labels, label, StringComparer.Ordinal) >= 0)
        {
            return label;
        }

        if (labels.Length < 2)
        {
            return example.Label; // there is no other one: the run is refused, not widened
        }

        var own = Array.BinarySearch(labels, example.Label, StringComparer.Ordinal);
        var drawn = SeededRandom.For("noisy label within labels", example.Id.Seed(0)).Next(labels.Length - 1);
        return labels[drawn < own ? drawn : drawn + 1];
    }

    private Dictionary<EquivalentEdit, IReadOnlyDictionary<long, int[]>> Equivalents(
        List<DraftExample> examples, Vocabulary terminals, Vocabulary paths)
    {
        var ids = examples.Where(example => example.Split != Split.Train)
            .ToDictionary(example => example.Row, example => example.Id);
        return source.Equivalents()
            .Where(equivalent => ids.ContainsKey(equivalent.Row))
            .GroupBy(equivalent => equivalent.Edit)
            .ToDictionary(
                edit => edit.Key,
                edit => (IReadOnlyDictionary<long, int[]>)edit.ToDictionary(
                    equivalent => equivalent.Row,
                    equivalent => Encode(
                        ContextSample.Take(equivalent.Contexts, options.Contexts, ids[equivalent.Row]),
                        terminals,
                        paths)!));
    }

    /// <summary>An exact copy has the contexts of its original, the same sample of them included.</summary>
    private List<DraftInjection> Injected(Dictionary<long, DraftExample> training) =>
        [.. source.Injected()
            .Where(injected => training.ContainsKey(injected.Row))
            .Select(injected => new DraftInjection(
                injected.Row,
                injected.NoisyFrom,
                injected.Copies.Count > 0,
                injected.Copies.Count > 0
                    ? [.. injected.Copies.Select(copy =>
                        ContextSample.Take(copy, options.Contexts, training[injected.Row].Id))]
                    : [.. Enumerable.Repeat(training[injected.Row].Contexts, injected.Factor - 1)]))];

    private void Count(PathContext[] contexts)
    {
        foreach (var context in contexts)
        {
            Increment(_terminalCounts, context.Start);
            Increment(_terminalCounts, context.End);
            Increment(_pathCounts, context.Path);
        }
    }

    private static void Increment(Dictionary<int, long> counts, int id) =>
        counts[id] = counts.GetValueOrDefault(id) + 1;

    /// <summary>An example before its texts are numbered.</summary>
    private sealed record DraftExample(long Row, ExampleId Id, Split Split, string Label, PathContext[] Contexts);

    /// <summary>A noisy version before its texts are numbered.</summary>
    private sealed record DraftVersion(long Row, double NoisyFrom, string? Label, PathContext[]? Contexts);

    /// <summary>The copies of a repeated example before their texts are numbered.</summary>
    private sealed record DraftInjection(long Row, double NoisyFrom, bool IsChanged, PathContext[][] Copies);
}
