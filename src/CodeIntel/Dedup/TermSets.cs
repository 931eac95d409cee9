namespace CodeIntel.Dedup;

/// <summary>
/// The token sets and multisets of the sequences that near duplicates are looked for among, in flat arrays. Records are
/// ordered by the size of their sets, then by form; terms are ranked by the number of records that hold them, rarest
/// first, which
/// makes prefixes selective.
/// </summary>
internal sealed class TermSets
{
    /// <summary>Records handled per unit of parallel work.</summary>
    private const int ChunkRecords = 2048;

    private readonly SequenceTable _tokens;
    private readonly int[] _rankOfTerm;
    private readonly int[] _starts;
    private readonly int[] _ranks;
    private readonly int[] _counts;
    private readonly int[] _totals;

    /// <summary>
    /// Builds the sets of all sequences of at least <paramref name="minTokens"/> tokens, of the terms that are
    /// compared.
    /// </summary>
    public TermSets(
        SequenceTable tokens, int[] formOfSequence, ComparedTerms compared, int minTokens, int jobs,
        CancellationToken cancellationToken)
    {
        _tokens = tokens;
        var terms = compared.Count;
        var sizes = new int[tokens.Count];
        var totals = new int[tokens.Count];
        var frequencies = CountTerms(tokens, compared, minTokens, sizes, totals);
        (_rankOfTerm, Frequencies) = Rank(frequencies);
        Sequences = Order(tokens, sizes, formOfSequence, minTokens);
        RecordOf = Inverse(Sequences, tokens.Count);
        _starts = new int[Sequences.Length + 1];
        for (var record = 0; record < Sequences.Length; record++)
        {
            _starts[record + 1] = checked(_starts[record] + sizes[Sequences[record]]);
        }

        _ranks = new int[_starts[^1]];
        _counts = new int[_starts[^1]];
        _totals = [.. Sequences.Select(sequence => totals[sequence])];
        var chunks = (Sequences.Length + ChunkRecords - 1) / ChunkRecords;
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, chunks, options, () => new int[terms], Fill, _ => { });
    }

    /// <summary>Number of records.</summary>
    public int Count => Sequences.Length;

    /// <summary>Sequence of every record.</summary>
    public int[] Sequences { get; }

    /// <summary>Record of every sequence, or −1.</summary>
    public int[] RecordOf { get; }

    /// <summary>Number of records that hold a term, by rank; ascending.</summary>
    public int[] Frequencies { get; }

    /// <summary>Number of distinct tokens of a record.</summary>
    public int SizeOf(int record) => _starts[record + 1] - _starts[record];

    /// <summary>Number of tokens of a record.</summary>
    public int TotalOf(int record) => _totals[record];

    /// <summary>The multiset of a record, by ranks.</summary>
    public TokenCounts this[int record] => new(
        _ranks.AsMemory(_starts[record], SizeOf(record)), _counts.AsMemory(_starts[record], SizeOf(record)));

    /// <summary>Ranks of a record's distinct tokens, ascending.</summary>
    public ReadOnlySpan<int> RanksOf(int record) => _ranks.AsSpan(_starts[record], SizeOf(record));

    /// <summary>How often each of the tokens of <see cref="RanksOf"/> occurs.</summary>
    public ReadOnlySpan<int> CountsOf(int record) => _counts.AsSpan(_starts[record], SizeOf(record));

    private static int[] CountTerms(
        SequenceTable tokens, ComparedTerms compared, int minTokens, int[] sizes, int[] totals)
    {
        var frequencies = new int[compared.Count];
        var lastUse = new int[compared.Count];
        for (var sequence = 0; sequence < sizes.Length; sequence++)
        {
            var span = tokens[sequence];
            if (span.Length < minTokens)
            {
                continue;
            }

            foreach (var term in span)
            {
                if (!compared[term])
                {
                    continue;
                }

                totals[sequence]++;
                if (lastUse[term] != sequence + 1)
                {
                    lastUse[term] = sequence + 1;
                    frequencies[term]++;
                    sizes[sequence]++;
                }
            }
        }

        return frequencies;
    }

    private static (int[] RankOfTerm, int[] Frequencies) Rank(int[] frequencies)
    {
        var used = Enumerable.Range(0, frequencies.Length).Where(term => frequencies[term] > 0).ToArray();
        var keys = used.Select(term => ((ulong)frequencies[term] << 32) | (uint)term).ToArray();
        Array.Sort(keys, used);
        var rankOfTerm = new int[frequencies.Length];
        Array.Fill(rankOfTerm, -1);
        for (var rank = 0; rank < used.Length; rank++)
        {
            rankOfTerm[used[rank]] = rank;
        }

        return (rankOfTerm, [.. used.Select(term => frequencies[term])]);
    }

    private static int[] Order(SequenceTable tokens, int[] sizes, int[] forms, int minTokens)
    {
        var sequences = Enumerable.Range(0, sizes.Length)
            .Where(sequence => tokens[sequence].Length >= minTokens).ToArray();
        var keys = sequences.Select(sequence => ((ulong)sizes[sequence] << 32) | (uint)forms[sequence]).ToArray();
        Array.Sort(keys, sequences);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            Array.Sort(sequences, start, end - start);
            start = end;
        }

        return sequences;
    }

    private static int[] Inverse(int[] sequences, int count)
    {
        var records = new int[count];
        Array.Fill(records, -1);
        for (var record = 0; record < sequences.Length; record++)
        {
            records[sequences[record]] = record;
        }

        return records;
    }

    private int[] Fill(int chunk, ParallelLoopState state, int[] occurrences)
    {
        var end = Math.Min((chunk + 1) * ChunkRecords, Count);
        for (var record = chunk * ChunkRecords; record < end; record++)
        {
            Fill(record, occurrences);
        }

        return occurrences;
    }

    // occurrences is all zero before and after
    private void Fill(int record, int[] occurrences)
    {
        var ranks = _ranks.AsSpan(_starts[record], SizeOf(record));
        var counts = _counts.AsSpan(_starts[record], ranks.Length);
        var size = 0;
        foreach (var term in _tokens[Sequences[record]])
        {
            var rank = _rankOfTerm[term];
            if (rank >= 0 && occurrences[rank]++ == 0)
            {
                ranks[size++] = rank;
            }
        }

        ranks.Sort();
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = occurrences[ranks[i]];
            occurrences[ranks[i]] = 0;
        }
    }
}
