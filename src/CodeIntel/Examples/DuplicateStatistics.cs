namespace CodeIntel.Examples;

/// <summary>
/// What DéjàVu (Lopes 2017) tells of a corpus: by relation, by repository, and between repositories, the last two under
/// one relation.
/// </summary>
public sealed record DuplicateStatistics(
    IReadOnlyList<RelationStatistics> Relations,
    IReadOnlyList<RepositoryStatistics> Repositories,
    IReadOnlyList<DuplicateOverlap> Overlaps)
{
    /// <summary>The numbers of a level and relation; null where that level was not compared.</summary>
    public RelationStatistics? Find(DuplicationLevel level, DuplicationRelation relation) =>
        Relations.FirstOrDefault(row => row.Level == level && row.Relation == relation);
}
