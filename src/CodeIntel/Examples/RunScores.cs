namespace CodeIntel.Examples;

/// <summary>Scores of a run on one split after the last epoch.</summary>
public sealed record RunScores
{
    /// <summary>Examples.</summary>
    public required long Examples { get; init; }

    /// <summary>The task's main score, in [0, 1]: F1, accuracy or BLEU-4.</summary>
    public required double Score { get; init; }

    /// <summary>
    /// Every score of the task by name, in [0, 1]; of a test split of code-search also <c>mrr</c>. Scores over no
    /// example are not in it.
    /// </summary>
    public required IReadOnlyDictionary<string, double> All { get; init; }

    /// <summary>Gini coefficient of the losses, in [0, 1), or null where it is not computed for the split.</summary>
    public double? Gini { get; init; }

    /// <summary>A score by name, or null.</summary>
    public double? Of(string measure) => All.TryGetValue(measure, out var value) ? value : null;
}
