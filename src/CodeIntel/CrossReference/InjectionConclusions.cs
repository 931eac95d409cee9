using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>Conclusions about injected copies: repetition as a treatment, not as an association.</summary>
internal static class InjectionConclusions
{
    private static readonly string[] _measures = ["confidence", "aum"];

    /// <summary>The most repeated examples against those that stand once, for each measure of fit.</summary>
    public static IEnumerable<Conclusion> Effects(RunFindings injected) =>
        from measure in _measures
        let means = injected.Reference.Injected.Where(mean => mean.Measure == measure && mean.Mean.N > 0).ToArray()
        where means.Length > 1 && means[0].Copies == 1
        select Effect(injected.Run, measure, means[0].Mean, means[^1]);

    private static Conclusion Effect(RunKey run, string measure, Estimate once, InjectedMean most)
    {
        var repeated = most.Mean;
        var numbers = new Dictionary<string, double>
        {
            ["level"] = run.Level,
            ["copies"] = most.Copies,
            ["repeated"] = repeated.Value,
            ["once"] = once.Value,
            ["n"] = repeated.N,
            ["n-once"] = once.N,
        };
        Add(numbers, "", repeated);
        Add(numbers, "-once", once);
        return new(
            ConclusionKind.InjectionEffect, run, measure, numbers,
            $"{Verdict(once, repeated)} the mean {measure} of training examples that stand {most.Copies} times is "
            + $"{ConclusionText.Score(repeated.Value)} ({ConclusionText.Interval(repeated.Low, repeated.High)}, "
            + $"n {ConclusionText.Count(repeated.N)}), of those that stand once {ConclusionText.Score(once.Value)} "
            + $"({ConclusionText.Interval(once.Low, once.High)}, n {ConclusionText.Count(once.N)}).");
    }

    private static void Add(Dictionary<string, double> numbers, string suffix, Estimate estimate)
    {
        if (double.IsFinite(estimate.Low))
        {
            numbers["low" + suffix] = estimate.Low;
            numbers["high" + suffix] = estimate.High;
        }
    }

    /// <summary>Intervals that do not meet: a stricter test than one of the difference.</summary>
    private static string Verdict(Estimate once, Estimate repeated) =>
        repeated.Low > once.High ? "Injected copies are fitted better:"
        : repeated.High < once.Low ? "Injected copies are fitted worse:"
        : "No clear effect of injected copies:";
}
