using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup.Blocks;

/// <summary>
/// Finds the token runs that two sequences share: exact, by the hashes of all windows of <c>minTokens</c> tokens (Karp
/// and Rabin 1987), compared token by token and extended as far as they agree.
/// </summary>
/// <remarks>
/// A <i>stretch</i> is a longest series of consecutive places at which two sequences have equal windows; it counts if
/// at least one of these windows is not frequent. Its blocks are its maximal equal runs: just one, unless renaming is
/// allowed, where names may agree within each window and not over the whole. A stretch is met at the first of its
/// windows that is not frequent, since the windows before have another class there, so each costs its own length.
/// </remarks>
internal sealed class BlockFinder(BlockOptions options, IReadOnlyList<TokenKind> kinds, int jobs)
{
    /// <summary>Classes handled per unit of parallel work.</summary>
    private const int ChunkClasses = 1024;

    /// <summary>
    /// All blocks among distinct sequences, given by ascending numbers, of which <paramref name="areRelated"/> does not
    /// say that they are duplicates anyway.
    /// </summary>
    public FoundBlocks Find(SequenceTable sequences, IReadOnlyList<int> numbers, Func<int, int, bool> areRelated,
        CancellationToken cancellationToken)
    {
        var eligible = numbers.Where(number => sequences[number].Length >= options.MinTokens).ToArray();
        var text = new WindowText(sequences, eligible, kinds, options.Renamed);
        var classes = new WindowClasses(text, options.MinTokens, options.MaxOccurrences, jobs, cancellationToken);
        var chunks = new List<SequenceBlock>[(classes.Count + ChunkClasses - 1) / ChunkClasses];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, chunks.Length, parallel, chunk =>
        {
            var found = new List<SequenceBlock>();
            var end = Math.Min((chunk + 1) * ChunkClasses, classes.Count);
            for (var listed = chunk * ChunkClasses; listed < end; listed++)
            {
                AddClass(text, classes, listed, (a, b) => areRelated(eligible[a], eligible[b]), found);
            }

            chunks[chunk] = found;
        });
        var blocks = chunks.SelectMany(chunk => chunk).Distinct()
            .Select(block => block with { First = eligible[block.First], Second = eligible[block.Second] }).ToList();
        blocks.Sort();
        return new(blocks, classes.FrequentWindows, classes.Windows);
    }

    private void AddClass(WindowText text, WindowClasses classes, int listed, Func<int, int, bool> areRelated,
        List<SequenceBlock> found)
    {
        var places = classes.PlacesOf(listed);
        Span<int> sequences = new int[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            sequences[i] = text.SequenceAt(places[i]);
        }

        for (var j = 1; j < places.Length; j++)
        {
            for (var i = 0; i < j && sequences[i] < sequences[j]; i++)
            {
                var (first, second) = (places[i], places[j]);
                var isInside = first > text.StartOf(sequences[i]) && second > text.StartOf(sequences[j])
                    && classes.AreTogether(first - 1, second - 1);
                if (!isInside && !areRelated(sequences[i], sequences[j]))
                {
                    AddStretch(text, sequences[i], sequences[j], first, second, found);
                }
            }
        }
    }

    private void AddStretch(
        WindowText text, int firstSequence, int secondSequence, int first, int second, List<SequenceBlock> found)
    {
        var (firstStart, secondStart) = (text.StartOf(firstSequence), text.StartOf(secondSequence));
        var room = Math.Min(text.EndOf(firstSequence) - first, text.EndOf(secondSequence) - second);
        while (first > firstStart && second > secondStart && text.AreEqual(first - 1, second - 1, options.MinTokens))
        {
            (first, second, room) = (first - 1, second - 1, room + 1);
        }

        // [from, to) of both, counted from the stretch's first place
        var (from, to) = (0, options.MinTokens);
        while (true)
        {
            while (to < room && text.AgreeAt(first + from, second + from, to - from))
            {
                to++;
            }

            found.Add(new(
                firstSequence, secondSequence, first + from - firstStart, second + from - secondStart, to - from));
            if (!text.IsRenamed || to == room || !Advance(text, first, second, ref from, to))
            {
                return;
            }
        }
    }

    /// <summary>The next place from which the run reaches further; false where the stretch ends.</summary>
    private bool Advance(WindowText text, int first, int second, ref int from, int to)
    {
        do
        {
            from++;
        }
        while (to + 1 - from >= options.MinTokens && !text.AgreeAt(first + from, second + from, to - from));
        return to + 1 - from >= options.MinTokens;
    }
}
