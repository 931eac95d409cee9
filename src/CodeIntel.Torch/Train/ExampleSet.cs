using CodeIntel.Examples;

namespace CodeIntel.Torch.Train;

/// <summary>
/// The examples of one split of one run, ascending by row. In a run with injected duplicates their copies follow: they
/// are learnt from like any example, and have no id, no trace and no row of their own.
/// </summary>
internal sealed record ExampleSet
{
    /// <summary>Stable identities.</summary>
    public required ExampleId[] Ids { get; init; }

    /// <summary>Start, path and end of each context in turn; never empty. Examples, then copies.</summary>
    public required int[][] Contexts { get; init; }

    /// <summary>
    /// Given labels as model numbers; <see cref="LabelVocabulary.None"/> where the model does not know it.
    /// Examples, then copies.
    /// </summary>
    public required int[] Labels { get; init; }

    /// <summary>The same examples as they are stored.</summary>
    public required RunExamples Described { get; init; }

    /// <summary>Number of examples, without copies.</summary>
    public int Count => Ids.Length;

    /// <summary>Number of examples and copies: what an epoch of training reads.</summary>
    public int CountWithCopies => Contexts.Length;
}
