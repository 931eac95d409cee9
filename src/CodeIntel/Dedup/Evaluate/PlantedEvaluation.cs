namespace CodeIntel.Dedup.Evaluate;

/// <summary>The detector measured on planted clones.</summary>
public sealed record PlantedEvaluation
{
    /// <summary>Methods of the corpus that clones were planted among.</summary>
    public required long CorpusUnits { get; init; }

    /// <summary>Methods that clones were made of.</summary>
    public required long Origins { get; init; }

    /// <summary>One cell per kind and rate.</summary>
    public required IReadOnlyList<EvaluationCell> Cells { get; init; }

    /// <summary>One cell per type, over its kinds and rates.</summary>
    public required IReadOnlyList<EvaluationCell> Types { get; init; }
}
