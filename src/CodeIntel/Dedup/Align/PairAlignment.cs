using CodeIntel.Examples;

namespace CodeIntel.Dedup.Align;

/// <summary>Two units compared token by token.</summary>
public sealed record PairAlignment
{
    /// <summary>The differences by place in the first, then in the second unit; none for equal tokens.</summary>
    public required IReadOnlyList<AlignedEdit> Edits { get; init; }

    /// <summary>|x ∩ y| / |x ∪ y| of the token sets, in [0, 1].</summary>
    public required double SetJaccard { get; init; }

    /// <summary>Σ min / Σ max of the token multisets, in [0, 1].</summary>
    public required double MultisetJaccard { get; init; }

    /// <summary>
    /// 2 · LCS / (n + m) = 1 − D / (n + m), where D is the fewest inserted and deleted tokens (Myers 1986); in [0, 1].
    /// A lower bound where <see cref="IsExact"/> is false.
    /// </summary>
    public required double EditSimilarity { get; init; }

    /// <summary>False where a bound cut the search: edits then are correct, but may be larger than needed.</summary>
    public required bool IsExact { get; init; }

    /// <summary>How many edits there are of each kind that occurs, in the order of the kinds.</summary>
    public IReadOnlyList<NamedCount> Kinds =>
        [.. Edits.GroupBy(edit => edit.Kind).OrderBy(group => group.Key)
            .Select(group => new NamedCount(KebabCase.Of(group.Key), group.Count()))];

    /// <summary>
    /// The one family of all edits (<c>names</c>, <c>literals</c>, <c>tokens</c>, <c>insert</c>, <c>delete</c>,
    /// <c>replace</c>, <c>reorder</c>), <c>mixed</c> for several, <c>none</c> without edits.
    /// </summary>
    public string Summary => Edits.Select(edit => Family(edit.Kind)).Distinct(StringComparer.Ordinal).ToList() switch
    {
        [] => "none",
        [var only] => only,
        _ => "mixed",
    };

    private static string Family(EditKind kind) => kind switch
    {
        EditKind.RenamedIdentifier or EditKind.ChangedIdentifier => "names",
        EditKind.ChangedLiteral => "literals",
        EditKind.InsertedStatements => "insert",
        EditKind.DeletedStatements => "delete",
        EditKind.ReplacedStatements => "replace",
        EditKind.MovedStatements => "reorder",
        _ => "tokens",
    };
}
