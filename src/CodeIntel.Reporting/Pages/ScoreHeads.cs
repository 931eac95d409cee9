using CodeIntel.Examples.Scoring;

namespace CodeIntel.Reporting.Pages;

/// <summary>What heads the columns of a task's scores, and what they mean.</summary>
internal static class ScoreHeads
{
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
        _ => ScoreNames.Of(measure),
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
