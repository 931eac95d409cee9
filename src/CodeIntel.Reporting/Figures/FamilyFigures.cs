using CodeIntel.Reporting.Drawing;

namespace CodeIntel.Reporting.Figures;

/// <summary>The figures of one task and model; null where there is nothing to draw.</summary>
internal sealed record FamilyFigures(RunFamily Family)
{
    /// <summary>The main score over epochs.</summary>
    public Figure? Scores { get; init; }

    /// <summary>Gini coefficient over epochs.</summary>
    public Figure? Gini { get; init; }

    /// <summary>Other scores over epochs; empty where the task has one score.</summary>
    public IReadOnlyList<Figure> Parts { get; init; } = [];

    /// <summary>Critical sample ratio over epochs; null where it was not asked for.</summary>
    public Figure? Csr { get; init; }

    /// <summary>Critical sample ratio by edit; null where it was not asked for.</summary>
    public Figure? CsrEdits { get; init; }

    /// <summary>Prediction scores.</summary>
    public Figure? ScoreCurves { get; init; }

    /// <summary>Data maps.</summary>
    public Figure? DataMaps { get; init; }

    /// <summary>ROC curves.</summary>
    public Figure? Detectors { get; init; }

    /// <summary>Memorization by duplication factor and relation.</summary>
    public Figure? ByRelation { get; init; }

    /// <summary>Memorization by duplication factor and scope.</summary>
    public Figure? ByScope { get; init; }

    /// <summary>Leaked against clean.</summary>
    public Figure? Leaked { get; init; }

    /// <summary>All of them in the order of the page; those of the model stand with its first family.</summary>
    public IEnumerable<Figure?> All =>
    [
        Scores, .. Parts, Gini, ScoreCurves, .. new[] { Csr, CsrEdits }.OfType<Figure>(), DataMaps, Detectors,
        .. Family.IsFirst ? [ByRelation, ByScope, Leaked] : Array.Empty<Figure?>(),
    ];
}
