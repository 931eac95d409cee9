using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Splits;

/// <summary>The split of every example, and what the splits share.</summary>
public sealed record SplitResult
{
    /// <summary>What was kept whole, which differs from the option where there was too little of it.</summary>
    public required SplitUnit By { get; init; }

    /// <summary>Every example's split, ascending by row.</summary>
    public required IReadOnlyList<ExampleSplit> Splits { get; init; }

    /// <summary>What evaluation splits share with others.</summary>
    public required LeakMatrix Leaks { get; init; }

    /// <summary>With a split by time, when each file came into its repository, by row of the file.</summary>
    public IReadOnlyDictionary<long, FileDate> Dates { get; init; } = new Dictionary<long, FileDate>();
}
