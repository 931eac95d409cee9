namespace CodeIntel.Examples;

/// <summary>Edge kinds of a program graph (Allamanis 2018, Hellendoorn 2020). The numbers are stored.</summary>
public enum EdgeKind
{
    /// <summary>Syntax node to child, node or token.</summary>
    Syntax = 0,

    /// <summary>Token to the next token of the unit.</summary>
    NextToken = 1,

    /// <summary>Statement to statement that may run next (nodes).</summary>
    CfgNext = 2,

    /// <summary>Use of a variable to the uses that may have read it last.</summary>
    LastRead = 3,

    /// <summary>Use of a variable to the uses that may have written it last.</summary>
    LastWrite = 4,

    /// <summary>Use of a variable to its previous use in the text.</summary>
    LastLexicalUse = 5,

    /// <summary>Written variable to the variables that its new value is computed from.</summary>
    ComputedFrom = 6,

    /// <summary>Return or yield keyword to the declaration or lambda that it leaves.</summary>
    ReturnTo = 7,

    /// <summary>Argument to the name of its parameter, in the unit or outside.</summary>
    FormalArgName = 8,

    /// <summary>Token of a variable to a condition with it that was true on the way there.</summary>
    GuardedBy = 9,

    /// <summary>Token of a variable to a condition with it that was false on the way there.</summary>
    GuardedByNegation = 10,

    /// <summary>Call to the called unit of the repository, in the unit or outside.</summary>
    Calls = 11,
}
