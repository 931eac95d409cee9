using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Noise;

/// <summary>
/// D: chosen training examples are repeated 2, 4, 8 … times, exact, renamed (Type-2) or with a statement added
/// (Type-3): duplication as a controlled treatment (Lee 2022, Carlini 2023). At level L, round(L · share · n) of n
/// examples are repeated; levels are nested, and the choice is stratified by label.
/// </summary>
/// <remarks>
/// In the order of the choice, each block of as many examples as there are numbers of copies gets each number once, in
/// a random order (a permuted-block design): at every level each number is given to equally many examples, and to which
/// ones does not depend on what they are. Only what is chosen is edited, unlike other kinds: a copy costs a parse.
/// </remarks>
internal sealed class DuplicateInjection(
    NoiseEntry entry, INoiseSource source, IUnitEditor editor, INoiseWriter writer, IStageProgress progress, int jobs)
{
    private const int BatchSize = 64;

    /// <summary>A seed may give a copy that is there already or does not parse; so many are tried per copy.</summary>
    private const int AttemptsPerCopy = 4;

    private DuplicateForm Form => entry.Options.Form;

    private double Share => entry.Options.Share;

    /// <summary>Chooses, copies and stores; adds to the facts and warnings of the stage.</summary>
    public LedgerLine Run(
        NoiseCandidate[] training, Dictionary<string, double> facts, List<string> warnings,
        CancellationToken cancellationToken)
    {
        var order = Order(training);
        var wanted = NestedSelection.CountAt(entry.Levels[^1] * Share, training.Length);
        var factors = Factors(wanted);
        var known = writer.ReadOutcomes(entry.Kind, entry.Seed).ToDictionary(outcome => outcome.Row);
        progress.Begin($"noise {KebabCase.Of(entry.Kind)}", wanted, "examples");
        var refused = new Dictionary<string, long>();
        var (next, accepted) = (0, 0);
        while (accepted < wanted && next < order.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var chunk = order[next..Math.Min(order.Length, next + Math.Min(BatchSize, wanted - accepted))];
            next += chunk.Length;
            var done = chunk.All(example => known.ContainsKey(example.Row));
            var reasons = done
                ? [.. chunk.Select(example => known[example.Row].Refused)]
                : Inject(chunk, training.Length, accepted, factors, cancellationToken);
            Array.ForEach(reasons.OfType<string>().ToArray(), reason =>
                refused[reason] = refused.GetValueOrDefault(reason) + 1);
            accepted += reasons.Count(reason => reason is null);
            progress.Advance(reasons.Count(reason => reason is null));
        }

        Report(training.Length, accepted, factors, facts, warnings);
        return new(entry.Unit, next, accepted, refused.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => pair.Value));
    }

    private NoiseCandidate[] Order(NoiseCandidate[] training)
    {
        var labels = training.Select(example => Subtokens.Normalise(example.Name)).ToArray();
        var random = SeededRandom.For($"noise-order:{KebabCase.Of(entry.Kind)}", (ulong)entry.Seed);
        var ranks = NestedSelection.Rank(labels, [.. training.Select(_ => true)], random);
        var order = (NoiseCandidate[])training.Clone();
        Array.Sort(ranks, order);
        return order;
    }

    private int[] Factors(int count)
    {
        var random = SeededRandom.For("duplicate-injection:factors", (ulong)entry.Seed);
        var block = entry.Options.Copies.Order().ToArray();
        var factors = new int[count];
        for (var i = 0; i < count; i++)
        {
            if (i % block.Length == 0)
            {
                random.Shuffle<int>(block);
            }

            factors[i] = block[i % block.Length];
        }

        return factors;
    }

    /// <summary>Copies and stores a chunk; the reason of each refusal, null where there is none.</summary>
    private string?[] Inject(
        NoiseCandidate[] chunk, int examples, int accepted, int[] factors, CancellationToken cancellationToken)
    {
        var rows = chunk.Select(example => example.Row).Order().ToArray();
        var units = Form == DuplicateForm.Exact
            ? []
            : source.ReadUnits(rows).ToDictionary(unit => unit.Id);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        var reasons = new string?[chunk.Length];
        Parallel.For(0, chunk.Length, limits, i => reasons[i] = Refusal(chunk[i], units));
        var ranks = new int[chunk.Length];
        for (var i = 0; i < chunk.Length; i++)
        {
            accepted += reasons[i] is null ? 1 : 0;
            ranks[i] = accepted;
        }

        var copies = new IReadOnlyList<NoisyExample>[chunk.Length];
        Parallel.For(0, chunk.Length, limits, i => copies[i] =
            reasons[i] is null ? Copies(chunk[i], units, factors[ranks[i] - 1] - 1) : []);
        writer.WriteInjected(new(
            entry.Seed,
            [.. Enumerable.Range(0, chunk.Length).Where(i => reasons[i] is null).Select(i => new InjectedCopies(
                Rank(chunk[i], ranks[i], examples), Form, factors[ranks[i] - 1], copies[i]))],
            [.. Enumerable.Range(0, chunk.Length).Where(i => reasons[i] is not null)
                .Select(i => Refuse(chunk[i], reasons[i]!))]));
        return reasons;
    }

    private NoiseRank Rank(NoiseCandidate example, int rank, int examples) =>
        new(example.Row, rank / (Share * examples), entry.NoisyFrom(rank, examples, Share));

    private NoiseRefusal Refuse(NoiseCandidate example, string reason) => new(
        example.Row, new(entry.Unit, example.Id.ToString(), reason, $"{example.Name}: is not repeated at any level"));

    private string? Refusal(NoiseCandidate example, Dictionary<ExampleId, EditableUnit> units) =>
        Form == DuplicateForm.Exact ? null
        : units.TryGetValue(example.Id, out var unit) ? editor.Copy(Form, unit, Seed(example, 0)).Refused
        : "no-code";

    /// <summary>
    /// Copies that differ from each other as far as the unit allows; where it allows fewer, they come again in turn.
    /// </summary>
    private List<NoisyExample> Copies(
        NoiseCandidate example, Dictionary<ExampleId, EditableUnit> units, int count)
    {
        if (Form == DuplicateForm.Exact)
        {
            return [];
        }

        var texts = new HashSet<string>(StringComparer.Ordinal);
        var copies = new List<NoisyExample>(count);
        for (var attempt = 0; copies.Count < count && attempt < AttemptsPerCopy * count; attempt++)
        {
            var edit = editor.Copy(Form, units[example.Id], Seed(example, attempt));
            if (edit is { Refused: null, Edited: { } edited } && texts.Add(edited.Text))
            {
                copies.Add(new()
                {
                    Row = example.Row,
                    Id = example.Id,
                    Before = edit.Before,
                    After = edit.After,
                    Edited = edited,
                });
            }
        }

        var distinct = copies.Count;
        while (copies.Count < count && distinct > 0)
        {
            copies.Add(copies[copies.Count - distinct]);
        }

        return copies;
    }

    private ulong Seed(NoiseCandidate example, int attempt) =>
        SeededRandom.Mix(example.Id.Seed((ulong)entry.Seed) ^ SeededRandom.Mix((ulong)attempt + 1));

    private void Report(
        int examples, int accepted, int[] factors, Dictionary<string, double> facts, List<string> warnings)
    {
        foreach (var level in entry.Levels)
        {
            var wanted = NestedSelection.CountAt(level * Share, examples);
            var reached = Math.Min(wanted, accepted);
            var name = string.Create(CultureInfo.InvariantCulture, $"{entry.Name} level {level}");
            facts[name] = (double)reached / examples;
            facts[$"{name}: copies added"] = factors.Take(reached).Sum(factor => (long)factor - 1);
            if (reached < wanted)
            {
                warnings.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{KebabCase.Of(entry.Kind)} at level {level} repeats {reached} of {wanted} examples: "
                        + $"the rest cannot be changed."));
            }
        }
    }
}
