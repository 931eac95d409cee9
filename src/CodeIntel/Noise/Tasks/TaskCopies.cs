using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// D: duplicate-injection in a form other than exact, for one task: copies the examples of the units that were chosen
/// for repetition, with the level and the number of copies of their unit. Exact copies need no work: examples are
/// repeated with the unit that they are made of.
/// </summary>
internal sealed class TaskCopies(
    TaskKind task, NoiseEntry entry, ITaskCopier copier, ITaskNoiseSource source, ITaskNoiseWriter writer,
    IStageProgress progress)
{
    private const int BatchSize = 64;

    private readonly string _name = $"{KebabCase.Of(task)} {entry.Name}";

    private string Unit => $"example ({_name})";

    /// <summary>Goes on after what is stored; adds to the facts and warnings of the stage.</summary>
    public LedgerLine Run(
        Dictionary<string, double> facts, List<string> warnings, CancellationToken cancellationToken)
    {
        var rows = source.ReadRepeatedRows(task, entry.Seed);
        var outcomes = writer.ReadOutcomes(task, entry.Kind, entry.Seed).ToList();
        var last = outcomes.Count > 0 ? outcomes[^1].Key.Row : long.MinValue;
        var remaining = rows.Where(row => row.Rank.Row > last).ToArray();
        progress.Begin($"noise {KebabCase.Of(task)} {KebabCase.Of(entry.Kind)}", remaining.Length, "units");
        var units = source.ReadRepeated(task, entry.Seed, [.. remaining.Select(row => row.Rank.Row)]);
        foreach (var chunk in remaining.Zip(units).Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes.AddRange(Copy(chunk, cancellationToken));
            progress.Advance(chunk.Length);
        }

        var refused = outcomes.Where(outcome => outcome.Refused is not null).ToLookup(outcome => outcome.Key.Row);
        Report(rows, refused, facts, warnings);
        return OutcomeLedger.Of(Unit, [.. outcomes.Select(outcome => outcome.Refused)]);
    }

    /// <summary>Copies and stores a chunk.</summary>
    private IEnumerable<TaskNoiseOutcome> Copy(
        (RepeatedRow Row, RepeatedUnit Unit)[] chunk, CancellationToken cancellationToken)
    {
        var units = chunk.Select(pair => pair.Unit).ToList();
        var copied = copier.Copy(units, cancellationToken);
        writer.WriteCopies(new(
            task, entry.Options.Form, entry.Seed,
            [.. chunk.Select((pair, i) => (pair.Row.Rank, pair.Unit, copied[i]))],
            [.. from pair in units.Zip(copied)
                where pair.Second.Refused is not null
                from example in pair.First.Examples
                select TaskUnits.Drop(Unit, example, pair.Second.Refused!, "is not repeated at any level")]));
        return from pair in units.Zip(copied)
               from example in pair.First.Examples
               select new TaskNoiseOutcome(new(example.Row, example.Variant), pair.Second.Refused);
    }

    private void Report(
        IReadOnlyList<RepeatedRow> rows, ILookup<long, TaskNoiseOutcome> refused, Dictionary<string, double> facts,
        List<string> warnings)
    {
        var examples = source.ReadLabels(task).Count();
        foreach (var level in entry.Levels)
        {
            var chosen = rows.Where(row => row.Rank.NoisyFrom <= level).ToList();
            var repeated = chosen.Where(row => !refused.Contains(row.Rank.Row)).ToList();
            var name = string.Create(CultureInfo.InvariantCulture, $"{_name} level {level}");
            var (wanted, reached) = (chosen.Sum(row => row.Examples), repeated.Sum(row => row.Examples));
            facts[name] = (double)reached / examples;
            facts[$"{name}: copies added"] = repeated.Sum(row => (row.Factor - 1L) * row.Examples);
            if (reached < wanted)
            {
                warnings.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{KebabCase.Of(entry.Kind)} of {KebabCase.Of(task)} at level {level} repeats {reached} of "
                        + $"{wanted} examples of the chosen units: the rest cannot be copied."));
            }
        }
    }
}
