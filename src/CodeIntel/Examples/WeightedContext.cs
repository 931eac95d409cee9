namespace CodeIntel.Examples;

/// <summary>A path context with its share of attention; those of a unit add up to 1.</summary>
public readonly record struct WeightedContext(NamedContext Context, double Weight);
