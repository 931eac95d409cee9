namespace CodeIntel.Examples;

/// <summary>What a token is to a duplicate detector. The numbers are stored.</summary>
public enum TokenKind
{
    /// <summary>Operator or bracket.</summary>
    Punctuation = 0,

    /// <summary>Reserved or contextual keyword.</summary>
    Keyword = 1,

    /// <summary>Name.</summary>
    Identifier = 2,

    /// <summary>Number.</summary>
    NumericLiteral = 3,

    /// <summary>String, or the text of an interpolated one.</summary>
    StringLiteral = 4,

    /// <summary>Character.</summary>
    CharacterLiteral = 5,
}
