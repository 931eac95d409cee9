using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;

namespace CodeIntel.Reporting.Figures;

/// <summary>All figures of a report.</summary>
internal sealed class FigureSet(ReportData data, ReportLimits limits)
{
    /// <summary>Sizes of units.</summary>
    public Figure? Sizes { get; } = HistogramFigure.Of(data);

    /// <summary>Share of duplicates.</summary>
    public Figure? Shares { get; } = DuplicationFigures.Shares(data);

    /// <summary>Sizes of clusters.</summary>
    public Figure? ClusterSizes { get; } = DuplicationFigures.Sizes(data);

    /// <summary>Clusters that repositories share.</summary>
    public Figure? Overlaps { get; } = DuplicationFigures.Overlaps(data, limits);

    /// <summary>How much of each repository another one holds too.</summary>
    public Figure? Elsewhere { get; } = ElsewhereFigure.Of(data.DuplicateStatistics, limits);

    /// <summary>Figures by task and model, and by noise where there are several.</summary>
    public IReadOnlyList<FamilyFigures> Families { get; } =
    [
        .. RunFamily
            .Of(data.Runs)
            .Select(family => new FamilyFigures(family)
            {
                Scores = EpochCurves.Scores(family, data),
                Parts = EpochCurves.Parts(family, data),
                Gini = EpochCurves.Gini(family, data),
                Csr = EpochCurves.Csr(family, data),
                CsrEdits = CsrEditFigure.Of(family, data),
                ScoreCurves = ScoreCurveFigure.Of(family, data),
                DataMaps = DataMapFigure.Of(family, data, limits),
                Detectors = DetectorFigure.Of(family, data),
                ByRelation = FactorFigure.ByRelation(family, data),
                ByScope = FactorFigure.ByScope(family, data),
                Leaked = LeakedFigure.Of(family, data),
            }),
    ];

    /// <summary>Number of figures there would be if each had data.</summary>
    public int Possible => Slots.Count();

    /// <summary>The figures that have data, in the order of the page.</summary>
    public IReadOnlyList<Figure> Drawn => [.. Slots.OfType<Figure>()];

    private IEnumerable<Figure?> Slots =>
        [Sizes, Shares, ClusterSizes, Overlaps, Elsewhere, .. Families.SelectMany(f => f.All)];
}
