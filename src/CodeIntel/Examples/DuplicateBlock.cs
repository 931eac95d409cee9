namespace CodeIntel.Examples;

/// <summary>
/// A maximal run of <paramref name="Length"/> tokens that two methods share; <paramref name="First"/> &lt;
/// <paramref name="Second"/> are rows of examples, the starts count tokens from the beginning of each.
/// </summary>
public readonly record struct DuplicateBlock(long First, long Second, int FirstStart, int SecondStart, int Length);
