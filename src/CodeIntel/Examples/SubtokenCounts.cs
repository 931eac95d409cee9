namespace CodeIntel.Examples;

/// <summary>
/// True positives, false positives and false negatives of predicted name subtokens (Alon 2019a, 2019b). Sums over a
/// corpus give micro precision, recall and F1.
/// </summary>
public readonly record struct SubtokenCounts(long TruePositives, long FalsePositives, long FalseNegatives)
{
    /// <summary>Share of predicted subtokens that are in the true name; 0 where none is predicted.</summary>
    public double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>Share of true subtokens that are predicted; 0 where there is none.</summary>
    public double Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>Harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).</summary>
    public double F1 => Ratio(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>Adds the counts of two sets of examples.</summary>
    public static SubtokenCounts operator +(SubtokenCounts a, SubtokenCounts b) =>
        new(
            a.TruePositives + b.TruePositives,
            a.FalsePositives + b.FalsePositives,
            a.FalseNegatives + b.FalseNegatives);

    /// <summary>The sum of two counts.</summary>
    public static SubtokenCounts Add(SubtokenCounts left, SubtokenCounts right) => left + right;

    /// <summary>
    /// Compares one name with its prediction. Membership ignores order and how often a subtoken occurs, while every
    /// occurrence is counted, as in the published evaluations; names that are equal when their subtokens are joined
    /// count all true subtokens as TP (<c>setup</c> for <c>set|up</c>).
    /// </summary>
    public static SubtokenCounts Of(ReadOnlySpan<string> predicted, ReadOnlySpan<string> given)
    {
        if (SameJoined(predicted, given))
        {
            return new(given.Length, 0, 0);
        }

        var hits = CountIn(predicted, given);
        return new(hits, predicted.Length - hits, given.Length - CountIn(given, predicted));
    }

    private static int CountIn(ReadOnlySpan<string> subtokens, ReadOnlySpan<string> others)
    {
        var count = 0;
        foreach (var subtoken in subtokens)
        {
            count += others.Contains(subtoken) ? 1 : 0;
        }

        return count;
    }

    private static bool SameJoined(ReadOnlySpan<string> a, ReadOnlySpan<string> b) =>
        a.SequenceEqual(b) || string.Concat(a) == string.Concat(b);

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
