using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Noise.Tasks;

/// <summary>Makes and stores the examples of one task, for all units of all splits, in batches that resume.</summary>
internal sealed class TaskBuilder(ITaskSource source, ITaskWriter writer, IStageProgress progress)
{
    private const int BatchSize = 256;

    /// <summary>Goes on after what is stored; the ledger is of the whole.</summary>
    /// <exception cref="StageException">No unit gives an example.</exception>
    public LedgerLine Build(TaskPlan plan, ITaskMaker maker, CancellationToken cancellationToken)
    {
        var name = KebabCase.Of(plan.Task);
        var after = writer.ReadProgress(plan.Task).LastRow;
        progress.Begin($"examples of {name}", source.CountUnits(plan.Units, after), "units");
        foreach (var units in source.ReadUnits(plan.Units, after).Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var made = maker.Make(units, cancellationToken);
            writer.Write(new(
                plan.Task,
                [.. made.SelectMany(result => result.Examples)],
                [.. units.Zip(made).Where(pair => pair.Second.Refused is not null).Select(pair => new Drop(
                    TaskUnits.Of(plan.Task), pair.First.Id.ToString(), pair.Second.Refused!, pair.First.Name))],
                made.Count(result => result.Refused is null),
                units[^1].Row));
            progress.Advance(units.Length);
        }

        var (_, kept, dropped) = writer.ReadProgress(plan.Task);
        var line = new LedgerLine(TaskUnits.Of(plan.Task), kept + dropped.Values.Sum(), kept, dropped);
        return kept > 0 ? line : throw Empty(name, line);
    }

    private static StageException Empty(string task, LedgerLine line) => new(
        $"The task '{task}' has no example: {line.Read} units were read, "
        + $"dropped: {string.Join(", ", line.Dropped.Select(drop => $"{drop.Key} {drop.Value}"))}. "
        + "Check the kinds of unit of its 'train' entries, 'maxTokens', and the corpus.");
}
