namespace CodeIntel.Examples;

/// <summary>
/// The prediction-score curve of a run on a split (Rabin 2022): sorted probabilities of the predictions, averaged
/// over epochs. X of a point: share of examples ranked at or below it, in [0, 1]; Y: the score. <paramref name="N"/>:
/// examples.
/// </summary>
public sealed record ReportScoreCurve(RunKey Run, Split Split, long N, IReadOnlyList<CurvePoint> Points);
