namespace CodeIntel.Examples;

/// <summary>A reported cluster: two or more members, ascending by row, with the stored pairs between them.</summary>
public sealed record DuplicateGroup(
    DuplicationLevel Level, DuplicationRelation Relation, IReadOnlyList<DuplicateUnit> Members,
    IReadOnlyList<DuplicatePair> Pairs)
{
    /// <summary>Names the cluster as long as its members stay the same.</summary>
    public ContentHash Key { get; } = ContentHash.OfParts(
        [KebabCase.Of(Level), KebabCase.Of(Relation), .. Members.Select(member => member.Key.ToString()).Order()]);

    /// <summary>How far apart the members are.</summary>
    public ClusterScope Scope { get; } =
        Members.Any(member => member.Url != Members[0].Url) ? ClusterScope.AcrossRepositories
        : Members.Any(member => member.File != Members[0].File) ? ClusterScope.WithinRepository
        : ClusterScope.WithinFile;

    /// <summary>True where members lie in several splits.</summary>
    public bool IsAcrossSplits { get; } =
        Members.Select(member => member.Split).OfType<Split>().Distinct().Count() > 1;

    private bool IsTrainedOn { get; } = Members.Any(member => member.Split == Split.Train);

    /// <summary>True for an evaluation example with a fellow member in the training split.</summary>
    public bool Leaks(DuplicateUnit member) =>
        member.Split is Split.Validation or Split.Test && IsTrainedOn;
}
