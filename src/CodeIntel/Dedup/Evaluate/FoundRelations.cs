using System.Runtime.InteropServices;
using CodeIntel.Examples;

namespace CodeIntel.Dedup.Evaluate;

/// <summary>
/// Answers from a level's result whether two units are duplicates. The first three relations are equivalences, so their
/// clusters are their classes; near pairs are stored between the first units of token sequences.
/// </summary>
internal sealed class FoundRelations
{
    private readonly Dictionary<long, long>[] _classes = [[], [], []];
    private readonly Dictionary<long, List<long>> _formMembers = [];
    private readonly Dictionary<long, List<long>> _near = [];
    private readonly HashSet<(long, long)> _nearPairs = [];

    /// <summary>Reads clusters and near pairs.</summary>
    public FoundRelations(LevelDuplicates found)
    {
        foreach (var cluster in found.Clusters.Where(cluster => cluster.Relation < DuplicationRelation.Near))
        {
            foreach (var member in cluster.Members)
            {
                _classes[(int)cluster.Relation].Add(member.Row, cluster.Representative);
            }

            if (cluster.Relation == DuplicationRelation.Type2)
            {
                _formMembers.Add(cluster.Representative, [.. cluster.Members.Select(member => member.Row)]);
            }
        }

        foreach (var pair in found.Pairs.Where(pair => pair.Relation == DuplicationRelation.Near))
        {
            var (first, second) = (SequenceOf(pair.First), SequenceOf(pair.Second));
            Near(first).Add(second);
            Near(second).Add(first);
            _nearPairs.Add((first, second));
            _nearPairs.Add((second, first));
        }
    }

    /// <summary>The first unit with the same tokens.</summary>
    public long SequenceOf(long row) => ClassOf(DuplicationRelation.Type1, row);

    /// <summary>The closest relation of two units, or null.</summary>
    public DuplicationRelation? Between(long first, long second)
    {
        for (var relation = DuplicationRelation.Exact; relation < DuplicationRelation.Near; relation++)
        {
            if (ClassOf(relation, first) == ClassOf(relation, second))
            {
                return relation;
            }
        }

        return _nearPairs.Contains((SequenceOf(first), SequenceOf(second))) ? DuplicationRelation.Near : null;
    }

    /// <summary>
    /// The distinct token sequences up to a row that are duplicates of a unit, its own included if another unit up to
    /// that row has it.
    /// </summary>
    public HashSet<long> Duplicates(long row, long lastRow)
    {
        var form = ClassOf(DuplicationRelation.Type2, row);
        var found = _formMembers.GetValueOrDefault(form, []).Select(SequenceOf).ToHashSet();
        found.UnionWith(_near.GetValueOrDefault(SequenceOf(row), []));
        found.RemoveWhere(sequence => sequence > lastRow);
        return found;
    }

    private long ClassOf(DuplicationRelation relation, long row) => _classes[(int)relation].GetValueOrDefault(row, row);

    private List<long> Near(long row)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_near, row, out _);
        return list ??= [];
    }
}
