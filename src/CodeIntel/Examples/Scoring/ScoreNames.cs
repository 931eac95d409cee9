namespace CodeIntel.Examples.Scoring;

/// <summary>What measures are called in a sentence, on an axis or in a heading.</summary>
public static class ScoreNames
{
    /// <summary>The name of a measure: <c>F1</c> of <c>f1</c>.</summary>
    public static string Of(string measure) => measure switch
    {
        "f1" => "F1",
        "bleu4" => "BLEU-4",
        "mrr" => "MRR",
        "gini-loss" => "Gini of the loss",
        "csr" => "critical sample ratio",
        _ => measure.Replace('-', ' '),
    };
}
