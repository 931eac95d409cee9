using CodeIntel.Examples;

namespace CodeIntel.Dedup.Reports;

/// <summary>Counts one level under one relation while members pass by, cluster by cluster.</summary>
public sealed class RelationCounter(DuplicationLevel level, DuplicationRelation relation)
{
    private readonly Dictionary<long, (long Duplicates, long Elsewhere)> _byRepository = [];
    private readonly Dictionary<(long Of, long In), long> _overlaps = [];
    private readonly List<ClusterPlace> _cluster = [];
    private readonly long[] _scopes = new long[3];
    private long _duplicates;
    private long _acrossSplits;
    private long _leaking;
    private long _largest;

    /// <summary>Counts all members; those of one cluster must follow each other.</summary>
    public void Count(IEnumerable<ClusterPlace> members)
    {
        foreach (var member in members)
        {
            if (_cluster.Count > 0 && _cluster[0].Cluster != member.Cluster)
            {
                CloseCluster();
            }

            _cluster.Add(member);
        }

        CloseCluster();
    }

    /// <summary>The numbers of the relation.</summary>
    public RelationStatistics Relation(long units) => new()
    {
        Level = level,
        Relation = relation,
        Units = units,
        Duplicates = _duplicates,
        WithinFile = _scopes[(int)ClusterScope.WithinFile],
        WithinRepository = _scopes[(int)ClusterScope.WithinRepository],
        AcrossRepositories = _scopes[(int)ClusterScope.AcrossRepositories],
        AcrossSplits = _acrossSplits,
        Leaking = _leaking,
        Largest = _largest,
    };

    /// <summary>The numbers of each repository, in the given order: row, address, units.</summary>
    public IEnumerable<RepositoryStatistics> Repositories(IEnumerable<(long Row, string Url, long Units)> all) =>
        from repository in all
        let counts = _byRepository.GetValueOrDefault(repository.Row)
        select new RepositoryStatistics
        {
            Url = repository.Url,
            Level = level,
            Relation = relation,
            Units = repository.Units,
            Duplicates = counts.Duplicates,
            Elsewhere = counts.Elsewhere,
        };

    /// <summary>The pairs of repositories of which the first has units that the second has too.</summary>
    public IEnumerable<DuplicateOverlap> Overlaps(IReadOnlyList<(long Row, string Url, long Units)> all)
    {
        var known = all.ToDictionary(repository => repository.Row);
        return _overlaps.OrderBy(cell => cell.Key).Select(cell => new DuplicateOverlap(
            known[cell.Key.Of].Url, known[cell.Key.In].Url, level, cell.Value, known[cell.Key.Of].Units));
    }

    private void CloseCluster()
    {
        if (_cluster.Count == 0)
        {
            return;
        }

        var inRepository = _cluster.CountBy(member => member.Repository).ToList();
        var scope = inRepository.Count > 1 ? ClusterScope.AcrossRepositories
            : _cluster.Any(member => member.File != _cluster[0].File) ? ClusterScope.WithinRepository
            : ClusterScope.WithinFile;
        _scopes[(int)scope]++;
        _duplicates += _cluster.Count;
        _largest = Math.Max(_largest, _cluster.Count);
        CountSplits();
        foreach (var (repository, members) in inRepository)
        {
            var counts = _byRepository.GetValueOrDefault(repository);
            _byRepository[repository] = (
                counts.Duplicates + members, counts.Elsewhere + (inRepository.Count > 1 ? members : 0));
            foreach (var (other, others) in inRepository.Where(pair => pair.Key != repository || pair.Value > 1))
            {
                _overlaps[(repository, other)] = _overlaps.GetValueOrDefault((repository, other)) + members;
            }
        }

        _cluster.Clear();
    }

    private void CountSplits()
    {
        var splits = _cluster.Select(member => member.Split).OfType<Split>().Distinct().ToList();
        _acrossSplits += splits.Count > 1 ? 1 : 0;
        _leaking += splits.Contains(Split.Train)
            ? _cluster.Count(member => member.Split is Split.Validation or Split.Test)
            : 0;
    }
}
