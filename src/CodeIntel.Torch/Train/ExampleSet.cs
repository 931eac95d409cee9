using CodeIntel.Examples;

namespace CodeIntel.Torch.Train;

/// <summary>The examples of one split of one run, ascending by row; all lists have the same length.</summary>
internal sealed record ExampleSet
{
    /// <summary>Stable identities.</summary>
    public required ExampleId[] Ids { get; init; }

    /// <summary>Start, path and end of each context in turn; never empty.</summary>
    public required int[][] Contexts { get; init; }

    /// <summary>
    /// Given labels as model numbers; <see cref="LabelVocabulary.None"/> where the model does not know it.
    /// </summary>
    public required int[] Labels { get; init; }

    /// <summary>The same examples as they are stored.</summary>
    public required RunExamples Described { get; init; }

    /// <summary>Number of examples.</summary>
    public int Count => Ids.Length;
}
