using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup.Blocks;

/// <summary>
/// Finds the blocks of a level: among the distinct token sequences of units that lie in no other unit, so that a local
/// function and its method never share one, and outside of pairs that are Type-2 or near duplicates already.
/// </summary>
internal sealed class LevelBlocks(BlockOptions options, IReadOnlyList<TokenKind> kinds, int jobs)
{
    /// <summary>Blocks stored; beyond it the longest.</summary>
    private const int MaxStored = 2_000_000;

    /// <summary>The result where blocks are not looked for.</summary>
    public static MethodBlocks None { get; } = new([], 0, 0, 0);

    /// <summary>
    /// Finds the blocks; a sequence is represented by its first unit outside of others. <paramref name="load"/> gives
    /// the tokens of sequences by their numbers, ascending, and may leave out those that share none; null: there is no
    /// room.
    /// </summary>
    public MethodBlocks Find(
        UnitTable units, Partition sequences, int[] formOf, NestedUnits nested, List<UnitPair> pairs,
        Func<int[], BlockText?> load, CancellationToken cancellationToken)
    {
        var (first, outermost) = (new int[sequences.Count], new int[sequences.Count]);
        for (var unit = units.Count - 1; unit >= 0; unit--)
        {
            if (nested.IsOutermost(unit))
            {
                first[sequences.ClassOf(unit)] = unit;
                outermost[sequences.ClassOf(unit)]++;
            }
        }

        int[] numbers = [.. Enumerable.Range(0, sequences.Count).Where(sequence => outermost[sequence] > 0)];
        if (load(numbers) is not { } text)
        {
            return Unsearched(units, nested);
        }

        var near = pairs.Where(pair => pair.Relation == DuplicationRelation.Near)
            .Select(pair => Key(sequences.ClassOf(pair.First), sequences.ClassOf(pair.Second))).ToHashSet();

        var found = new BlockFinder(options, kinds, jobs).Find(
            text.Tokens, text.Numbers, (a, b) => AreRelated(text.NumberOf(a), text.NumberOf(b)), cancellationToken);
        var blocks = found.Blocks.ConvertAll(block =>
            block with { First = text.NumberOf(block.First), Second = text.NumberOf(block.Second) });
        var stored = blocks.Count <= MaxStored ? blocks
            : blocks.OrderByDescending(block => block.Length).ThenBy(block => block).Take(MaxStored);
        return new(
            [.. stored.Select(block => Store(units, first, block))
                .OrderBy(block => (block.First, block.Second, block.FirstStart, block.SecondStart))],
            Math.Max(0, blocks.Count - MaxStored),
            blocks.SelectMany(block => new[] { block.First, block.Second }).Distinct()
                .Sum(sequence => (long)outermost[sequence]),
            found.FrequentWindows);

        bool AreRelated(int a, int b) => formOf[a] == formOf[b] || near.Contains(Key(a, b));
    }

    /// <summary>
    /// The result where there is no room to look for them: how many methods outside of others are long enough to share
    /// one.
    /// </summary>
    public MethodBlocks Unsearched(UnitTable units, NestedUnits nested) => None with
    {
        Unsearched = Enumerable.Range(0, units.Count)
            .LongCount(unit => nested.IsOutermost(unit) && units.SpanOf(unit).Count >= options.MinTokens),
    };

    private static (int, int) Key(int a, int b) => (Math.Min(a, b), Math.Max(a, b));

    private static DuplicateBlock Store(UnitTable units, int[] first, in SequenceBlock block)
    {
        var (a, b) = (units.RowOf(first[block.First]), units.RowOf(first[block.Second]));
        return a < b
            ? new(a, b, block.FirstStart, block.SecondStart, block.Length)
            : new(b, a, block.SecondStart, block.FirstStart, block.Length);
    }
}
