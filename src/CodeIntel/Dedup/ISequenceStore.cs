namespace CodeIntel.Dedup;

/// <summary>Numbers distinct token sequences in order of first appearance.</summary>
internal interface ISequenceStore
{
    /// <summary>Number of distinct sequences.</summary>
    int Count { get; }

    /// <summary>The number of a sequence, which is stored if it is new.</summary>
    int Intern(ReadOnlySpan<int> tokens);
}
