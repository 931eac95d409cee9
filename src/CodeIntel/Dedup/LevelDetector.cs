using CodeIntel.Dedup.Blocks;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup;

/// <summary>
/// Finds the duplicates of one level: equal texts, equal token sequences and equal renamed forms by hashing, near
/// duplicates among the distinct sequences by <see cref="NearJoin"/>.
/// </summary>
internal sealed class LevelDetector(
    DedupOptions options, IReadOnlyList<TokenKind> termKinds, IStageProgress progress, int jobs, long nearLimit)
{
    /// <summary>Reads units in row order and returns everything found.</summary>
    public LevelDuplicates Detect(
        DuplicationLevel level, IEnumerable<TokenizedUnit> source, long count, CancellationToken cancellationToken)
    {
        var name = KebabCase.Of(level);
        progress.Begin($"reading {name}s", count, name);
        var units = UnitTable.Read(source, name, done => Advance(done, cancellationToken));
        var (formOf, formCount) = new RenamedForms(termKinds).Number(units.Sequences, options.MinTokens);
        var (texts, sequences, forms) = (units.ByText(), units.BySequence(), units.ByForm(formOf, formCount));

        var sets = new TermSets(units.Sequences, termKinds.Count, options.MinTokens, jobs, cancellationToken);
        var join = new NearJoin(sets, formOf, new(options.SetJaccard), new(options.MultisetJaccard));
        var nested = new NestedUnits(units, sequences);
        var pairs = new PairCollector(sequences, nested, sets, nearLimit);
        pairs.AddSpanning(DuplicationRelation.Exact, texts, Singletons(units.Count));
        pairs.AddSpanning(DuplicationRelation.Type1, sequences, texts);
        pairs.AddRenamed(forms, join);
        progress.Begin($"comparing {name}s", sets.Count, $"distinct {name}");
        join.Run(jobs, pairs.AddNear, done => progress.Advance(done), cancellationToken);

        var stored = pairs.Sorted();
        var clusters = new ClusterBuilder(level, units, stored).Build();
        var blocks = level == DuplicationLevel.Method && options.Blocks.Enabled
            ? new LevelBlocks(options.Blocks, termKinds, jobs).Find(
                units, sequences, formOf, nested, stored, cancellationToken)
            : LevelBlocks.None;
        var summary = Summarise(level, units, clusters) with
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
        };
        return new()
        {
            Level = level,
            Pairs = stored.Select(pair => Store(units, pair)),
            Clusters = clusters,
            Blocks = blocks.Blocks,
            Drops = units.Drops,
            Summary = summary,
        };
    }

    private static Partition Singletons(int count) => new([.. Enumerable.Range(0, count)], count);

    private static DuplicatePair Store(UnitTable units, in UnitPair pair) =>
        new(units.RowOf(pair.First), units.RowOf(pair.Second), pair.Relation, pair.SetJaccard, pair.MultisetJaccard);

    private static DuplicationSummary Summarise(
        DuplicationLevel level, UnitTable units, List<DuplicateCluster> clusters)
    {
        var all = clusters.Where(cluster => cluster.Relation == DuplicationRelation.Near).ToList();
        var duplicated = all.Sum(cluster => (long)cluster.Members.Count);
        var squares = all.Sum(cluster => (double)cluster.Members.Count * cluster.Members.Count);
        return new()
        {
            Level = level,
            Units = units.Count,
            UnitsWithoutTokens = units.Drops.Count,
            Exact = 0,
            Type1 = 0,
            Type2 = 0,
            Near = 0,
            StoredPairs = 0,
            UnstoredPairs = 0,
            Clusters = all.Count,
            DuplicatedUnits = duplicated,
            CrossRepositoryClusters = CountCrossRepository(units, all),
            LargestCluster = all.Count == 0 ? 0 : all.Max(cluster => cluster.Members.Count),
            MeanDuplicationFactor = units.Count == 0 ? 0 : (squares + units.Count - duplicated) / units.Count,
        };
    }

    private static long CountCrossRepository(UnitTable units, List<DuplicateCluster> clusters)
    {
        var repositories = new Dictionary<long, long>(units.Count);
        for (var unit = 0; unit < units.Count; unit++)
        {
            repositories.Add(units.RowOf(unit), units.RepositoryOf(unit));
        }

        return clusters.Count(cluster =>
            cluster.Members.Any(member => repositories[member.Row] != repositories[cluster.Representative]));
    }

    private void Advance(long done, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress.Advance(done);
    }
}
