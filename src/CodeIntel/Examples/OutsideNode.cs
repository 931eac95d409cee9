namespace CodeIntel.Examples;

/// <summary>
/// Something outside a unit to which an edge of its graph leads: the name of a formal parameter
/// (<see cref="EdgeKind.FormalArgName"/>), or a unit of the repository (<see cref="EdgeKind.Calls"/>). The other
/// is null.
/// </summary>
public readonly record struct OutsideNode(string? Parameter, ExampleId? Unit);
