namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>How one token uses a variable.</summary>
[Flags]
internal enum FlowUse
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Its value is taken.</summary>
    Read = 1,

    /// <summary>It gets a value. A token that does both reads first.</summary>
    Write = 2,

    /// <summary>
    /// With <see cref="Write"/>: the token has read in the same operation before, so this is not another use of it.
    /// </summary>
    Again = 4,

    /// <summary>
    /// The use may not happen, or concerns a part of the variable only: what was the last use before may still be.
    /// </summary>
    Maybe = 8,

    /// <summary>With <see cref="Write"/>: the variable is declared here, and has no past.</summary>
    Declared = 16,
}
