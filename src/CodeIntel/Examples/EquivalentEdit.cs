namespace CodeIntel.Examples;

/// <summary>
/// Changes of code that keep its meaning (Rabin 2021), by which critical examples are found. The numbers are stored.
/// </summary>
public enum EquivalentEdit
{
    /// <summary>A local or parameter gets another name.</summary>
    VariableRename = 0,

    /// <summary>Two neighbouring statements that do not depend on each other change places.</summary>
    StatementSwap = 1,

    /// <summary>A <c>for</c> loop becomes a <c>while</c> loop, or the other way round.</summary>
    LoopExchange = 2,

    /// <summary>A local means the opposite: true and false are exchanged, and its uses are negated.</summary>
    BooleanExchange = 3,

    /// <summary>A <c>switch</c> over constants becomes a chain of <c>if</c>, or the other way round.</summary>
    SwitchToIf = 4,

    /// <summary>A variable is declared that nothing uses.</summary>
    UnusedStatement = 5,

    /// <summary>A line is written to the console.</summary>
    LogStatement = 6,

    /// <summary>A statement is put into a <c>try</c> whose <c>catch</c> throws again.</summary>
    TryCatch = 7,
}
