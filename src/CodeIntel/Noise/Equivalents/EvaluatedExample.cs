using CodeIntel.Examples;

namespace CodeIntel.Noise.Equivalents;

/// <summary>An example that models are evaluated on.</summary>
public readonly record struct EvaluatedExample(long Row, ExampleId Id, Split Split);
