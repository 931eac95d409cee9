namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>What one step of a block does.</summary>
internal enum FlowStepKind
{
    /// <summary>A token uses a variable.</summary>
    Use,

    /// <summary>A local function is called and runs to its end.</summary>
    Call,

    /// <summary>
    /// A delegate is made of a lambda or local function, or an iterator or asynchronous one is called: from here on it
    /// may run whenever other code does.
    /// </summary>
    Create,

    /// <summary>Code that is not seen runs, and with it any of the functions that were created.</summary>
    Elsewhere,
}
