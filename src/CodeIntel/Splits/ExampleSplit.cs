using CodeIntel.Examples;

namespace CodeIntel.Splits;

/// <summary>The split of the example in a row.</summary>
public readonly record struct ExampleSplit(long Row, Split Split);
