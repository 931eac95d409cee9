using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>
/// The views that every workspace has: one per relation, of methods, that keeps the first of each cluster. They are read
/// off the clusters and not stored.
/// </summary>
public static class BuiltInViews
{
    private static readonly DuplicationRelation[] _relations =
    [
        DuplicationRelation.Exact, DuplicationRelation.Type1, DuplicationRelation.Type2, DuplicationRelation.Near,
    ];

    /// <summary><c>exact</c>, <c>type1</c>, <c>type2</c>, <c>near</c>.</summary>
    public static IReadOnlyList<DedupViewOptions> All { get; } =
        [.. _relations.Select(relation => new DedupViewOptions
        {
            Name = KebabCase.Of(relation),
            Relation = relation,
        })];

    /// <summary>The view of a name, or null.</summary>
    public static DedupViewOptions? Find(string name) => All.FirstOrDefault(view => view.Name == name);
}
