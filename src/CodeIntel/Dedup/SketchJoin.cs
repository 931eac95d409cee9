using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup;

/// <summary>
/// Near pairs by MinHash sketches and banded LSH (Indyk and Motwani 1998), on disk: keys of every band are written,
/// read back band by band, and the pairs that meet and pass the filters are merged and verified exactly. No pair that
/// is
/// handed over is false; a pair at the threshold is found with the wanted recall.
/// </summary>
internal sealed class SketchJoin(
    SpilledSets sets, DedupOptions options, SpillFolder folder, long memoryBytes) : INearJoin
{
    /// <summary>
    /// Records that band keys are computed for at a time, and candidates that are verified at a time.
    /// </summary>
    private const int BatchRecords = 1 << 14;
    private const int ChunkRecords = 1 << 10;

    private const int SampledRecords = 20_000;
    private const int BackgroundRecords = 1_000;

    private readonly PairFilter _filter = new(new(options.SetJaccard), new(options.MultisetJaccard), options.MinTokens);

    /// <inheritdoc/>
    public int Count => sets.RecordCount;

    /// <summary>How it went; after <see cref="Run"/>.</summary>
    public SketchSummary? Summary { get; private set; }

    /// <inheritdoc/>
    public int SequenceOf(int record) => sets.SequenceOf(record);

    /// <inheritdoc/>
    public int RecordOf(int sequence) => sets.RecordOf(sequence);

    /// <inheritdoc/>
    public int SizeOf(int record) => sets.Facts[record].Size;

    /// <inheritdoc/>
    public int TotalOf(int record) => sets.Facts[record].Total;

    /// <inheritdoc/>
    public TokenCounts Load(int record)
    {
        byte[] bytes = [];
        return SetReader.Read(sets, record, ref bytes);
    }

    /// <inheritdoc/>
    public NearPair Compare(int first, int second)
    {
        var (overlap, multisetOverlap) = Load(first).Intersect(Load(second));
        return new(first, second, overlap, multisetOverlap);
    }

    /// <inheritdoc/>
    public void Run(int jobs, Action<List<NearPair>> found, Action<long> advance, CancellationToken cancellationToken)
    {
        var sample = new SampleJoin(sets, _filter, SampledRecords, options.Seed);
        var expected = sample.Run(jobs, cancellationToken);
        sets.ForgetFrequencies();

        var shape = ChooseShape();
        var runs = new CandidateRuns(folder);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        var partEntries = (int)Math.Clamp(memoryBytes / 24 / jobs / sizeof(ulong), 1 << 16, 1 << 27);
        using (var bands = new BandFiles(folder, shape.Bands, Count, partEntries))
        {
            WriteBands(new(shape, options.Seed), shape, bands, advance, parallel);
            Parallel.For(0, bands.Count, parallel, () => new BucketJoin(sets, _filter, runs), (part, _, join) =>
            {
                join.Join(bands, part, cancellationToken);
                return join;
            }, _ => { });
        }

        var (candidates, verified, hits) = Verify(runs, expected, found, parallel);
        Summary = new()
        {
            Version = MinHasher.Version,
            Bands = shape.Bands,
            Rows = shape.Rows,
            Candidates = candidates,
            VerifiedPairs = verified,
            SampledRecords = sample.Count,
            SampledPairs = expected.Count,
            FoundPairs = hits,
        };
    }

    private SketchShape ChooseShape()
    {
        var random = SeededRandom.For("background", (ulong)options.Seed);
        var drawn = Enumerable.Range(0, Count == 0 ? 0 : BackgroundRecords).Select(_ => random.Next(Count))
            .Distinct().Where(record => TotalOf(record) >= options.MinTokens)
            .Select(record => (Facts: sets.Facts[record], Set: Load(record))).ToList();
        var similarities = new List<double>();
        for (var i = 0; i < drawn.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                // pairs out of reach of the length filter cost nothing in a bucket
                var (x, y) = (drawn[i].Facts.Size, drawn[j].Facts.Size);
                similarities.Add(Math.Max(x, y) > _filter.Set.MaxSize(Math.Min(x, y))
                    ? 0
                    : drawn[i].Set.SetJaccard(drawn[j].Set));
            }
        }

        var mean = drawn.Count == 0 ? 1 : drawn.Average(record => record.Facts.Size);
        return SketchShape.Choose(options.SetJaccard, options.Recall, Count, mean, similarities);
    }

    private void WriteBands(
        MinHasher hasher, SketchShape shape, BandFiles bands, Action<long> advance, ParallelOptions parallel)
    {
        var keys = new uint[BatchRecords * shape.Bands];
        for (var first = 0; first < Count; first += BatchRecords)
        {
            var (start, end) = (first, Math.Min(first + BatchRecords, Count));
            var chunks = (end - start + ChunkRecords - 1) / ChunkRecords;
            Parallel.For(0, chunks, parallel, chunk =>
            {
                var from = start + (chunk * ChunkRecords);
                byte[] bytes = [];
                var minima = new uint[hasher.BufferLength];
                SetReader.ForEach(sets, from, Math.Min(from + ChunkRecords, end), ref bytes, (record, in set) =>
                    hasher.WriteKeys(set.Terms.Span, minima, keys.AsSpan((record - start) * shape.Bands)));
            });

            for (var record = start; record < end; record++)
            {
                for (var band = 0; band < shape.Bands && TotalOf(record) >= options.MinTokens; band++)
                {
                    bands.Write(band, keys[((record - start) * shape.Bands) + band], record);
                }
            }

            advance(end - start);
        }

        bands.Complete();
    }

    private (long Candidates, long Verified, long Hits) Verify(
        CandidateRuns runs, HashSet<ulong> expected, Action<List<NearPair>> found, ParallelOptions parallel)
    {
        var (candidates, verified, hits) = (0L, 0L, 0L);
        foreach (var batch in runs.Merge().Chunk(BatchRecords))
        {
            var results = new List<NearPair>[(batch.Length + ChunkRecords - 1) / ChunkRecords];
            Parallel.For(0, results.Length, parallel, chunk =>
                results[chunk] = Verify(batch.AsSpan()[(chunk * ChunkRecords)..], ChunkRecords));
            candidates += batch.Length;
            foreach (var result in results)
            {
                verified += result.Count;
                hits += result.Count(pair => expected.Contains(((ulong)pair.Second << 32) | (uint)pair.First));
                found(result);
            }
        }

        return (candidates, verified, hits);
    }

    private List<NearPair> Verify(ReadOnlySpan<ulong> candidates, int most)
    {
        var pairs = new List<NearPair>();
        var (x, y) = (new StoredSet(sets), new StoredSet(sets));
        foreach (var candidate in candidates[..Math.Min(most, candidates.Length)])
        {
            var (first, second) = ((int)(uint)candidate, (int)(candidate >> 32));
            var (overlap, multisetOverlap) = x.Load(first).Intersect(y.Load(second));
            if (_filter.IsNear(sets.Facts[first], sets.Facts[second], overlap, multisetOverlap))
            {
                pairs.Add(new(first, second, overlap, multisetOverlap));
            }
        }

        return pairs;
    }
}
