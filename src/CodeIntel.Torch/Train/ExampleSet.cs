using System.Globalization;
using CodeIntel.Examples;

namespace CodeIntel.Torch.Train;

/// <summary>
/// The examples of one split of one run, ascending by row. In a run with injected duplicates their copies follow: they
/// are learnt from like any example, and have no id, no trace and no row of their own.
/// </summary>
internal abstract record ExampleSet
{
    /// <summary>Stable identities.</summary>
    public required ExampleId[] Ids { get; init; }

    /// <summary>The same examples as they are stored.</summary>
    public required RunExamples Described { get; init; }

    /// <summary>Number of examples, without copies.</summary>
    public int Count => Ids.Length;

    /// <summary>Number of examples and copies: what an epoch of training reads.</summary>
    public abstract int CountWithCopies { get; }

    /// <summary>What an example's share of a padded batch grows with: its path contexts or its tokens.</summary>
    public abstract int Length(int example);

    /// <summary>One text per example and copy that changes with everything that a model reads of it.</summary>
    public abstract IEnumerable<string> Parts();

    /// <summary>Row and identity of an example; copies have none.</summary>
    protected string Name(int example) => example < Count
        ? string.Create(CultureInfo.InvariantCulture, $"{Described.Rows[example]} {Ids[example]}")
        : "copy";
}
