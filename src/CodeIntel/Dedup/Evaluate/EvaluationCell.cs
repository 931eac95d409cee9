using CodeIntel.Examples;

namespace CodeIntel.Dedup.Evaluate;

/// <summary>How one kind of clone was found at one edit rate, or over several.</summary>
public sealed record EvaluationCell
{
    /// <summary>The kind, or the type that several kinds share: exact, type1, type2, type3, block.</summary>
    public required string Kind { get; init; }

    /// <summary>The type that is true by construction.</summary>
    public required string Truth { get; init; }

    /// <summary>Wanted share of changed tokens; null over all rates.</summary>
    public required double? Rate { get; init; }

    /// <summary>Mean of the shares that did change.</summary>
    public required double MeanActualRate { get; init; }

    /// <summary>Clones planted.</summary>
    public required long Planted { get; init; }

    /// <summary>Clones that could not be made, for the reasons of <see cref="MutatedCode.Refused"/>.</summary>
    public required long Refused { get; init; }

    /// <summary>Planted clones that are a pair with their origin, under any relation.</summary>
    public required long Found { get; init; }

    /// <summary>Of these, those under the relation of their type (type3: near).</summary>
    public required long FoundAsTruth { get; init; }

    /// <summary>Pairs of a planted clone and a distinct method of the corpus.</summary>
    public required long Pairs { get; init; }

    /// <summary>Of these, those with the origin or a duplicate of the origin.</summary>
    public required long TruePairs { get; init; }

    /// <summary>Found / planted; null where nothing was planted.</summary>
    public double? Recall => Planted == 0 ? null : (double)Found / Planted;

    /// <summary>Pairs with the origin's family / pairs; null where there is no pair.</summary>
    public double? Precision => Pairs == 0 ? null : (double)TruePairs / Pairs;

    /// <summary>2 P R / (P + R); null where one of them is.</summary>
    public double? F1 => Recall is { } recall && Precision is { } precision
        ? recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision)
        : null;
}
