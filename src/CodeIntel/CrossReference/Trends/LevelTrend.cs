using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Examples.Published;
using CodeIntel.Examples.Scoring;

namespace CodeIntel.CrossReference.Trends;

/// <summary>
/// A trend over noise levels at the last epoch. <paramref name="selects"/>: the curves that it is about; <paramref
/// name="agrees"/>: whether values by ascending level, the first at 0 and the last at 1, show it for a model.
/// </summary>
internal sealed class LevelTrend(
    ConclusionKind kind,
    string statement,
    Func<PublishedCurve, bool> selects,
    Func<string, IReadOnlyList<double>, bool> agrees) : IPublishedTrend
{
    private static readonly double[] _ends = [0, 1];

    private readonly IReadOnlyList<PublishedCurve> _curves = [.. PublishedCurves.All.Where(selects)];

    /// <inheritdoc/>
    public ConclusionKind Kind => kind;

    /// <inheritdoc/>
    public string Statement => statement;

    /// <inheritdoc/>
    public string Published => TrendText.Count(_curves, Agrees);

    /// <inheritdoc/>
    public IEnumerable<Conclusion> Judge(IReadOnlyList<RunMeasures> runs)
    {
        var known = new TrendRuns(runs);
        var missing = new List<(TrendCase, string)>();
        foreach (var (at, curves) in TrendCase.Of(_curves))
        {
            var values = known.Levels(at).Select(level => known.Last(at, level)).OfType<TrendValue>().ToArray();
            if (values is [{ Level: 0 }, .., { Level: 1 }])
            {
                yield return Conclude(at, values, curves, known.At(at, 1).First().Run);
            }
            else
            {
                missing.Add((at, Missing(at, values)));
            }
        }

        foreach (var conclusion in TrendText.Missing(kind, missing))
        {
            yield return conclusion;
        }
    }

    private bool Agrees(PublishedCurve curve) => agrees(curve.Model, [.. curve.AtEnd.Where(double.IsFinite)]);

    private Conclusion Conclude(
        TrendCase at, TrendValue[] values, IReadOnlyList<PublishedCurve> curves, RunKey run)
    {
        var holds = agrees(at.Model, [.. values.Select(value => value.Value)]);
        var agreeing = curves.Count(Agrees);
        var (n, seeds) = (values.Min(value => value.N), values.Min(value => value.Seeds));
        var numbers = new Dictionary<string, double> { ["holds"] = holds ? 1 : 0 };
        foreach (var value in values)
        {
            numbers["level-" + (value.Level * 100).ToString("0.##", CultureInfo.InvariantCulture)] = value.Value;
        }

        numbers["n"] = n;
        numbers["seeds"] = seeds;
        foreach (var curve in curves)
        {
            numbers[$"{curve.Name.Replace(' ', '-')}-level-0"] = curve.AtEnd[0];
            numbers[$"{curve.Name.Replace(' ', '-')}-level-100"] = curve.AtEnd[^1];
        }

        numbers["published-agreeing"] = agreeing;
        numbers["published"] = curves.Count;
        return new(
            kind, run, $"{at}, {at.Measure}", numbers,
            $"{(holds ? "Holds" : "Does not hold")} for {at}: {ScoreNames.Of(at.Measure)} on "
            + $"{KebabCase.Of(at.Split)} is "
            + $"{string.Join(", ", values.Select(value => ConclusionText.Score(value.Value)))} at "
            + $"{string.Join(", ", values.Select(value => TrendText.Level(value.Level)))} "
            + $"({TrendText.Size(n, seeds)}). Published: "
            + string.Join(", ", curves.Select(curve => $"{ConclusionText.Score(curve.AtEnd[0])} to "
                + $"{ConclusionText.Score(curve.AtEnd[^1])} on {curve.Name}"))
            + $"; {agreeing} of {curves.Count} meet the criterion.");
    }

    private static string Missing(TrendCase at, TrendValue[] values)
    {
        var levels = _ends.Where(level => values.All(value => !value.Level.Equals(level)))
            .Select(TrendText.Level);
        return $"{at} has no {ScoreNames.Of(at.Measure)} at {string.Join(" and ", levels)}";
    }
}
