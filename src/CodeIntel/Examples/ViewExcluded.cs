namespace CodeIntel.Examples;

/// <summary>
/// An example that a view leaves out, and the example that stands for it; null where no single one does.
/// </summary>
public readonly record struct ViewExcluded(long Row, long? StandIn);
