namespace CodeIntel.Examples;

/// <summary>Scores of a run on one split after the last epoch.</summary>
public sealed record RunScores
{
    /// <summary>Examples.</summary>
    public required long Examples { get; init; }

    /// <summary>Subtoken precision, in [0, 1].</summary>
    public required double Precision { get; init; }

    /// <summary>Subtoken recall, in [0, 1].</summary>
    public required double Recall { get; init; }

    /// <summary>Subtoken F1, in [0, 1].</summary>
    public required double F1 { get; init; }

    /// <summary>Share of examples whose whole label was predicted, or null.</summary>
    public double? ExactMatch { get; init; }

    /// <summary>Gini coefficient of the losses, in [0, 1), or null where it is not computed for the split.</summary>
    public double? Gini { get; init; }
}
