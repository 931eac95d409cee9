using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>Conclusions about test examples with a near duplicate in train.</summary>
internal static class LeakConclusions
{
    /// <summary>Leaked against clean score; that there is no leak is a conclusion too.</summary>
    public static Conclusion? Inflation(RunFindings clean)
    {
        if (clean.Leak(LeakGroup.All) is not { } all)
        {
            return null;
        }

        var leaked = clean.Leak(LeakGroup.Leaked);
        var rest = clean.Leak(LeakGroup.Clean);
        var difference = clean.Leak(LeakGroup.Difference);
        var numbers = new Dictionary<string, double>
        {
            ["leaked"] = leaked?.N ?? 0,
            ["test"] = all.N,
            ["share"] = (double)(leaked?.N ?? 0) / all.N,
        };
        Add(numbers, "leaked-" + clean.Scorer.MainScore, leaked?.Value);
        Add(numbers, "clean-" + clean.Scorer.MainScore, rest?.Value);
        Add(numbers, "difference", difference?.Value);
        Add(numbers, "low", difference?.Low);
        Add(numbers, "high", difference?.High);
        return new(
            ConclusionKind.LeakInflation, clean.Run, "", numbers,
            InflationText(clean.Scorer.MainTitle, leaked, rest, difference, all));
    }

    /// <summary>What the score would have been without duplicates.</summary>
    public static Conclusion? DuplicateFree(RunFindings clean)
    {
        if (clean.Leak(LeakGroup.All) is not { } all
            || clean.Leak(LeakGroup.DuplicateFree) is not { } free
            || clean.Leak(LeakGroup.Inflation) is not { } inflation
            || free.N == all.N)
        {
            return null;
        }

        var numbers = new Dictionary<string, double>
        {
            [clean.Scorer.MainScore] = all.Value,
            ["duplicate-free-" + clean.Scorer.MainScore] = free.Value,
            ["inflation"] = inflation.Value,
            ["n"] = free.N,
        };
        Add(numbers, "low", inflation.Low);
        Add(numbers, "high", inflation.High);
        return new(
            ConclusionKind.DuplicateFreeScore, clean.Run, "", numbers,
            $"On a duplicate-free test split (n {ConclusionText.Count(free.N)}) {clean.Scorer.MainTitle} would be "
            + $"{ConclusionText.Score(free.Value)} instead of {ConclusionText.Score(all.Value)} "
            + $"(difference {ConclusionText.Score(inflation.Value)}, "
            + $"{ConclusionText.Interval(inflation.Low, inflation.High)}).");
    }

    private static string InflationText(
        string score, Estimate? leaked, Estimate? rest, Estimate? difference, Estimate all)
    {
        if (leaked is not { } with)
        {
            return $"No test example (n {ConclusionText.Count(all.N)}) has a near duplicate in train.";
        }

        var share = $"{ConclusionText.Percent((double)with.N / all.N)} of test examples "
            + $"({ConclusionText.Count(with.N)} of {ConclusionText.Count(all.N)}) have a near duplicate in train; "
            + $"{score} on them is {ConclusionText.Score(with.Value)}";
        return rest is { } without && difference is { } gap
            ? $"{share} against {ConclusionText.Score(without.Value)} on the others (difference "
                + $"{ConclusionText.Score(gap.Value)}, {ConclusionText.Interval(gap.Low, gap.High)})."
            : $"{share}.";
    }

    private static void Add(Dictionary<string, double> numbers, string name, double? value)
    {
        if (value is { } known && double.IsFinite(known))
        {
            numbers[name] = known;
        }
    }
}
