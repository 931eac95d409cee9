namespace CodeIntel.Dedup.Align;

/// <summary>What differs at one place of two aligned units.</summary>
public enum EditKind
{
    /// <summary>An identifier for another one, the same way wherever the two are aligned.</summary>
    RenamedIdentifier,

    /// <summary>An identifier for another one at this place, but not everywhere.</summary>
    ChangedIdentifier,

    /// <summary>A literal (also true, false, null) for another one.</summary>
    ChangedLiteral,

    /// <summary>Tokens of the second unit inside a statement that both have.</summary>
    InsertedTokens,

    /// <summary>Tokens of the first unit inside a statement that both have.</summary>
    DeletedTokens,

    /// <summary>Tokens for other tokens inside a statement that both have.</summary>
    ReplacedTokens,

    /// <summary>Whole statements that only the second unit has.</summary>
    InsertedStatements,

    /// <summary>Whole statements that only the first unit has.</summary>
    DeletedStatements,

    /// <summary>Whole statements for others that are not alike.</summary>
    ReplacedStatements,

    /// <summary>Equal statements at another place in the order.</summary>
    MovedStatements,
}
