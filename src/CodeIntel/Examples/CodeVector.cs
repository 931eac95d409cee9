namespace CodeIntel.Examples;

/// <summary>The vector that a model makes of an example; <paramref name="Label"/>: the one it was given.</summary>
public sealed record CodeVector(ExampleId Id, string Label, float[] Values);
