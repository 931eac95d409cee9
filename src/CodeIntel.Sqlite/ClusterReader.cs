using CodeIntel.Examples;

namespace CodeIntel.Sqlite;

/// <summary>Reads duplicate clusters.</summary>
internal sealed class ClusterReader(Workspace workspace)
{
    /// <summary>The clusters of a level and relation, ascending by representative; members ascending by row.</summary>
    public IEnumerable<DuplicateCluster> Read(DuplicationLevel level, DuplicationRelation relation)
    {
        var rows = workspace.Stream(
            """
            select c.representative, m.row, m.relation, m.similarity, c.size, c.medoid, c.cohesion, c.cohesion_exact,
              c.chained, c.scope
            from duplicate_clusters c join duplicate_members m on m.cluster_id = c.id
            where c.level = $level and c.relation = $relation order by c.representative, m.row
            """,
            reader => (Representative: reader.GetInt64(0), Size: reader.GetInt32(4),
                Member: new ClusterMember(
                    reader.GetInt64(1), (DuplicationRelation)reader.GetInt32(2), reader.GetDouble(3)),
                Shape: (Medoid: reader.GetInt64(5), Cohesion: reader.GetDouble(6), IsExact: reader.GetInt32(7) != 0,
                    IsChained: reader.GetInt32(8) != 0, Scope: (ClusterScope)reader.GetInt32(9))),
            ("$level", (int)level),
            ("$relation", (int)relation));
        var members = new List<ClusterMember>();
        foreach (var (representative, size, member, shape) in rows)
        {
            members.Add(member);
            if (members.Count == size)
            {
                yield return new()
                {
                    Level = level,
                    Relation = relation,
                    Representative = representative,
                    Medoid = shape.Medoid,
                    Cohesion = shape.Cohesion,
                    CohesionIsExact = shape.IsExact,
                    IsChained = shape.IsChained,
                    Scope = shape.Scope,
                    Members = [.. members],
                };
                members.Clear();
            }
        }
    }
}
