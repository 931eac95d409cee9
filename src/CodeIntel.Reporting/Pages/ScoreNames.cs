namespace CodeIntel.Reporting.Pages;

/// <summary>What scores are called in the report.</summary>
internal static class ScoreNames
{
    /// <summary>In a sentence or on an axis.</summary>
    public static string Of(string measure) => measure switch
    {
        "f1" => "F1",
        "bleu4" => "BLEU-4",
        "mrr" => "MRR",
        "gini-loss" => "Gini of the loss",
        "csr" => "critical sample ratio",
        _ => measure.Replace('-', ' '),
    };

    /// <summary>At the head of a column.</summary>
    public static string Short(string measure) => measure switch
    {
        "precision" => "P",
        "recall" => "R",
        "exact-match" => "exact",
        "no-bug-accuracy" => "no bug",
        "localization-accuracy" => "location",
        "repair-accuracy" => "repair",
        "joint-accuracy" => "joint",
        _ => Of(measure),
    };

    /// <summary>What a task's scores mean, in one sentence.</summary>
    public static string Meaning(string task) => task switch
    {
        "method-name" => "subtoken precision (P), recall (R) and F1, and the share of names predicted whole (exact)",
        "variable-misuse" =>
            "accuracy of bug-free examples (no bug), of the bug's location, of its repair and of both (joint) among "
            + "buggy ones, and of all examples",
        "code-to-text" => "smoothed sentence BLEU-4, averaged",
        "code-search" => "accuracy, F1 of true pairs, and the mean reciprocal rank of the test queries (MRR)",
        _ => "the task's scores",
    };
}
