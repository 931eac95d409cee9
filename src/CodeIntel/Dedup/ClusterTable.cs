using System.Collections;
using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// All clusters of a level in flat arrays, by relation and first member; each is made into a
/// <see cref="DuplicateCluster"/> when it is asked for, so that millions of clusters take 13 bytes per member.
/// </summary>
internal sealed class ClusterTable(DuplicationLevel level, UnitTable units, double threshold)
    : IReadOnlyList<DuplicateCluster>
{
    private readonly List<DuplicationRelation> _relations = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _members = [];
    private readonly List<byte> _closest = [];
    private readonly List<double> _similarities = [];
    private (int Medoid, double Cohesion, bool IsExact)[] _shapes = [];

    /// <inheritdoc/>
    public int Count => _relations.Count;

    /// <inheritdoc/>
    public DuplicateCluster this[int index]
    {
        get
        {
            var (medoid, cohesion, isExact) = _shapes[index];
            return new()
            {
                Level = level,
                Relation = _relations[index],
                Representative = units.RowOf(_members[_starts[index]]),
                Medoid = units.RowOf(medoid),
                Cohesion = cohesion,
                CohesionIsExact = isExact,
                IsChained = IsChained(index),
                Scope = ScopeOf(index),
                Members = [.. Enumerable.Range(_starts[index], SizeOf(index)).Select(Member)],
            };
        }
    }

    /// <summary>Relation of a cluster.</summary>
    public DuplicationRelation RelationOf(int index) => _relations[index];

    /// <summary>Number of members.</summary>
    public int SizeOf(int index) => _starts[index + 1] - _starts[index];

    /// <summary>Units of a cluster, ascending.</summary>
    public List<int> UnitsOf(int index) => _members.GetRange(_starts[index], SizeOf(index));

    /// <summary>Whether closure alone holds the cluster together.</summary>
    public bool IsChained(int index) =>
        _relations[index] == DuplicationRelation.Near && _shapes[index].Cohesion < threshold;

    /// <summary>How far the members lie apart.</summary>
    public ClusterScope ScopeOf(int index)
    {
        var first = _members[_starts[index]];
        var scope = ClusterScope.WithinFile;
        for (var i = _starts[index] + 1; i < _starts[index + 1] && scope < ClusterScope.AcrossRepositories; i++)
        {
            scope = units.RepositoryOf(_members[i]) != units.RepositoryOf(first) ? ClusterScope.AcrossRepositories
                : units.FileOf(_members[i]) != units.FileOf(first) ? ClusterScope.WithinRepository
                : scope;
        }

        return scope;
    }

    /// <summary>Adds a member to the cluster that is being written.</summary>
    public void AddMember(int unit, DuplicationRelation closest, double similarity)
    {
        _members.Add(unit);
        _closest.Add((byte)closest);
        _similarities.Add(similarity);
    }

    /// <summary>Ends the cluster that is being written.</summary>
    public void EndCluster(DuplicationRelation relation)
    {
        _relations.Add(relation);
        _starts.Add(_members.Count);
    }

    /// <summary>Computes medoids and cohesion.</summary>
    public void Describe(Partition sequences, INearJoin join, int jobs, CancellationToken cancellationToken)
    {
        _shapes = new (int, double, bool)[Count];
        var shape = new ClusterShape(join);
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, Count, options, index => _shapes[index] = Describe(index, sequences, join, shape));
    }

    /// <inheritdoc/>
    public IEnumerator<DuplicateCluster> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ClusterMember Member(int position) => new(
        units.RowOf(_members[position]), (DuplicationRelation)_closest[position], _similarities[position]);

    private (int Medoid, double Cohesion, bool IsExact) Describe(
        int index, Partition sequences, INearJoin join, ClusterShape shape)
    {
        // equal sequences have the similarity 1, and clusters up to Type-1 hold nothing else
        if (_relations[index] <= DuplicationRelation.Type1)
        {
            return (_members[_starts[index]], 1, true);
        }

        var firsts = new List<int>();
        var weights = new List<int>();
        var numbers = new Dictionary<int, int>();
        for (var i = _starts[index]; i < _starts[index + 1]; i++)
        {
            var sequence = sequences.ClassOf(_members[i]);
            if (numbers.TryAdd(sequence, firsts.Count))
            {
                firsts.Add(_members[i]);
                weights.Add(0);
            }

            weights[numbers[sequence]]++;
        }

        if (firsts.Count == 1)
        {
            return (firsts[0], 1, true);
        }

        var records = firsts.Select(unit => join.RecordOf(sequences.ClassOf(unit))).ToArray();
        var (medoid, cohesion, isExact) = shape.Of(records, [.. weights], units.RowOf(firsts[0]));
        return (firsts[medoid], cohesion, isExact);
    }
}
