using CodeIntel.Dedup.Blocks;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup;

/// <summary>
/// Finds the duplicates of one level: equal texts, equal token sequences and equal renamed forms by hashing, near
/// duplicates among the distinct sequences by <see cref="NearJoin"/> or <see cref="SketchJoin"/>.
/// </summary>
internal sealed class LevelDetector(
    DedupOptions options, IReadOnlyList<TokenKind> termKinds, IStageProgress progress, int jobs, long nearLimit)
{
    /// <summary>
    /// Reads units in row order and returns everything found, none missed. What <paramref name="known"/> has compared
    /// before is not compared again, and the result is the same.
    /// </summary>
    public LevelDuplicates Detect(
        DuplicationLevel level, IEnumerable<TokenizedUnit> source, long count, CancellationToken cancellationToken,
        KnownSequences? known = null)
    {
        var tokens = new SequenceTable();
        var units = Read(level, source, count, tokens, cancellationToken);
        var (formOf, formCount) = new RenamedForms(termKinds).Number(tokens, options.MinTokens);
        var sets = new TermSets(
            tokens, formOf, new(termKinds, options.Tokens), options.MinTokens, jobs, cancellationToken);
        var join = new NearJoin(
            sets, formOf, new(options.SetJaccard), new(options.MultisetJaccard), options.MinTokens,
            known?.Match(tokens, sets.Sequences, jobs, cancellationToken));
        return Collect(level, units, units.ByForm(formOf, formCount), join, known, FindBlocks, cancellationToken);

        MethodBlocks FindBlocks(Partition sequences, NestedUnits nested, List<UnitPair> stored) =>
            level == DuplicationLevel.Method && options.Blocks.Enabled
                ? new LevelBlocks(options.Blocks, termKinds, jobs).Find(
                    units, sequences, formOf, nested, stored, all => new(tokens, all), cancellationToken)
                : LevelBlocks.None;
    }

    /// <summary>
    /// Finds near duplicates by sketches, with tokens and index in files; blocks within <paramref name="blockBytes"/>,
    /// 0: there is no room to look for them.
    /// </summary>
    public LevelDuplicates DetectBySketches(
        DuplicationLevel level, IEnumerable<TokenizedUnit> source, long count, SpillFolder folder, long memoryBytes,
        long blockBytes, CancellationToken cancellationToken)
    {
        var capacity = (int)Math.Min(count, Array.MaxLength / 2);
        using var spilled = blockBytes > 0 ? new SpilledBlocks(options.Blocks, termKinds, folder, blockBytes) : null;
        var sets = new SpilledSets(
            termKinds, new(termKinds, options.Tokens), options.MinTokens, folder, capacity, spilled?.Tokens);
        var units = Read(level, source, count, sets, cancellationToken);
        sets.Complete();

        // the tables of reading are a third of what was allotted: without this the next ones come on top of them
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var join = new SketchJoin(sets, options, folder, memoryBytes);
        var formOf = sets.Forms.ToArray();
        var forms = units.ByForm(formOf, sets.FormCount);
        if (spilled is null)
        {
            // four bytes of each sequence, which only blocks need: a cap that leaves no room for these is tight
            formOf = [];
        }

        var found = Collect(level, units, forms, join, null, FindBlocks, cancellationToken);
        return found with { Summary = found.Summary with { Sketch = join.Summary } };

        MethodBlocks FindBlocks(Partition sequences, NestedUnits nested, List<UnitPair> stored)
        {
            var blocks = new LevelBlocks(options.Blocks, termKinds, jobs);
            return level != DuplicationLevel.Method || !options.Blocks.Enabled ? LevelBlocks.None
                : spilled is null ? blocks.Unsearched(units, nested)
                : blocks.Find(
                    units, sequences, formOf, nested, stored, all => spilled.Load(all, cancellationToken),
                    cancellationToken);
        }
    }

    private UnitTable Read(
        DuplicationLevel level, IEnumerable<TokenizedUnit> source, long count, ISequenceStore sequences,
        CancellationToken cancellationToken)
    {
        var name = KebabCase.Of(level);
        progress.Begin($"reading {name}s", count, name);
        return UnitTable.Read(source, count, sequences, name, done => Advance(done, cancellationToken));
    }

    private LevelDuplicates Collect(
        DuplicationLevel level, UnitTable units, Partition forms, INearJoin join, KnownSequences? known,
        Func<Partition, NestedUnits, List<UnitPair>, MethodBlocks> findBlocks, CancellationToken cancellationToken)
    {
        var name = KebabCase.Of(level);
        var (texts, sequences) = (units.ByText(), units.BySequence());
        var nested = new NestedUnits(units, sequences);
        var pairs = new PairCollector(sequences, nested, join, nearLimit);
        pairs.AddSpanning(DuplicationRelation.Exact, texts, null);
        pairs.AddSpanning(DuplicationRelation.Type1, sequences, texts);
        pairs.AddRenamed(forms);
        progress.Begin($"comparing {name}s", join.Count, $"distinct {name}");
        join.Run(jobs, found => Add(found, pairs, known), done => progress.Advance(done), cancellationToken);

        var stored = pairs.Sorted();
        progress.Begin($"clustering {name}s", 0, name);
        var clusters = new ClusterTable(level, units, options.SetJaccard);
        new ClusterBuilder(units.Count, stored).BuildInto(clusters);
        clusters.Describe(sequences, join, jobs, cancellationToken);
        var blocks = findBlocks(sequences, nested, stored);
        return new()
        {
            Level = level,
            Pairs = stored.Select(pair => Store(units, pair)),
            Clusters = clusters,
            Blocks = blocks.Blocks,
            Drops = units.Drops,
            Known = known?.ToLevel(),
            Summary = LevelSummary.Of(level, units, clusters) with
            {
                Exact = texts.Pairs,
                Type1 = sequences.Pairs - texts.Pairs,
                Type2 = forms.Pairs - sequences.Pairs,
                Near = pairs.Near,
                StoredPairs = stored.Count,
                UnstoredPairs = pairs.Unstored,
                Blocks = blocks.Blocks.Count + blocks.Unstored,
                UnstoredBlocks = blocks.Unstored,
                UnitsWithBlocks = blocks.Units,
                FrequentWindows = blocks.FrequentWindows,
                UnitsNotSearchedForBlocks = blocks.Unsearched,
            },
        };
    }

    private static void Add(List<NearPair> found, PairCollector pairs, KnownSequences? known)
    {
        pairs.AddNear(found);
        known?.Add(found);
    }

    private static DuplicatePair Store(UnitTable units, in UnitPair pair) =>
        new(units.RowOf(pair.First), units.RowOf(pair.Second), pair.Relation, pair.SetJaccard, pair.MultisetJaccard);

    private void Advance(long done, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress.Advance(done);
    }
}
