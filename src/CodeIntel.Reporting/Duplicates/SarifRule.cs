using CodeIntel.Examples;

namespace CodeIntel.Reporting.Duplicates;

/// <summary>A SARIF rule: one relation.</summary>
internal sealed record SarifRule(string Id, string Name, string Title, string Text, string Level)
{
    /// <summary>The rules in the order of the relations' numbers.</summary>
    public static IReadOnlyList<SarifRule> All { get; } =
    [
        new("codeintel/exact", "ExactDuplicate", "Exact duplicate", "The same text stands elsewhere.", "warning"),
        new("codeintel/type1", "Type1Duplicate", "Type-1 duplicate",
            "The same tokens stand elsewhere; layout and comments are ignored.", "warning"),
        new("codeintel/type2", "Type2Duplicate", "Type-2 duplicate",
            "The same tokens stand elsewhere after identifiers and literals are renamed consistently.", "warning"),
        new("codeintel/near", "NearDuplicate", "Near duplicate (Type-3)",
            "Code whose token sets and multisets are similar above the thresholds stands elsewhere.", "note"),
    ];

    /// <summary>The rule of a relation.</summary>
    public static SarifRule Of(DuplicationRelation relation) => All[(int)relation];
}
