using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>Conclusions about the effect of duplication on training examples.</summary>
internal static class DuplicationConclusions
{
    private static readonly string[] _measures = ["confidence", "aum", "forgetting"];

    /// <summary>Rank correlation of each measure of fit with the near-duplication factor.</summary>
    public static IEnumerable<Conclusion> Effects(RunFindings clean) =>
        from measure in _measures
        from correlation in clean.Reference.Correlations
        where correlation is { Relation: DuplicationRelation.Near, Scope: DuplicationScope.All }
            && correlation.Measure == measure
        select Effect(clean.Run, measure, correlation.Rho);

    private static Conclusion Effect(RunKey run, string measure, Estimate rho)
    {
        var numbers = new Dictionary<string, double>
        {
            ["rho"] = rho.Value,
            ["n"] = rho.N,
            ["clusters"] = rho.Clusters,
        };
        if (double.IsFinite(rho.Low))
        {
            numbers["low"] = rho.Low;
            numbers["high"] = rho.High;
        }

        return new(
            ConclusionKind.DuplicationEffect, run, measure, numbers,
            $"{Verdict(measure, rho)} Spearman's rho between {measure} and log2(duplication factor) is "
            + $"{ConclusionText.Score(rho.Value)} ({ConclusionText.Interval(rho.Low, rho.High)}, "
            + $"n {ConclusionText.Count(rho.N)} in {ConclusionText.Count(rho.Clusters)} clusters)."
            + Caution(measure, rho));
    }

    private static string Verdict(string measure, Estimate rho) => !IsClear(rho)
        ? "No clear effect of duplication:"
        : $"Duplicated training examples are {(IsEasier(measure, rho) ? "fitted better" : "fitted worse")}:";

    private static string Caution(string measure, Estimate rho) => IsClear(rho) && IsEasier(measure, rho)
        ? " A leave-one-out measure would have the opposite sign: "
            + "the copies that stay in train answer for the one left out."
        : "";

    private static bool IsEasier(string measure, Estimate rho) => (rho.Value > 0) == (measure != "forgetting");

    private static bool IsClear(Estimate rho) => rho.Low > 0 || rho.High < 0;
}
