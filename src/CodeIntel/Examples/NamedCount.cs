namespace CodeIntel.Examples;

/// <summary>How many there are of something that has a name.</summary>
public readonly record struct NamedCount(string Name, long Count);
