namespace CodeIntel.Examples;

/// <summary>The kinds of code unit that become examples. The numbers are stored.</summary>
public enum UnitKind
{
    /// <summary>A method of a type, with a body.</summary>
    Method = 0,

    /// <summary>An instance or static constructor.</summary>
    Constructor = 1,

    /// <summary>A getter, setter, initializer, event accessor, or the body of an expression-bodied property.</summary>
    Accessor = 2,

    /// <summary>An operator or a conversion.</summary>
    Operator = 3,

    /// <summary>A function declared inside another unit.</summary>
    LocalFunction = 4,

    /// <summary>A finalizer.</summary>
    Destructor = 5,
}
