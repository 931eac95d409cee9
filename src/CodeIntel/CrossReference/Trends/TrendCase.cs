using CodeIntel.Examples;
using CodeIntel.Examples.Published;

namespace CodeIntel.CrossReference.Trends;

/// <summary>What one published trend is judged on: a measure of a model of a task under a kind of noise.</summary>
internal sealed record TrendCase(string Task, string Model, NoiseKind Noise, string Measure, Split Split)
{
    /// <summary>The cases of some curves, in their order.</summary>
    public static IEnumerable<(TrendCase Case, IReadOnlyList<PublishedCurve> Curves)> Of(
        IEnumerable<PublishedCurve> curves) => curves
        .GroupBy(curve => new TrendCase(curve.Task, curve.Model, curve.Noise, curve.Measure, curve.Split))
        .Select(group => (group.Key, (IReadOnlyList<PublishedCurve>)[.. group]));

    /// <summary>The run at a level, without a seed of its own.</summary>
    public RunKey Run(double level) => new(Task, Model, level == 0 ? null : Noise, level, 0);

    /// <inheritdoc/>
    public override string ToString() => $"{Task}, {Model}, {KebabCase.Of(Noise)}";
}
