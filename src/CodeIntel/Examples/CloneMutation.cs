namespace CodeIntel.Examples;

/// <summary>How a planted clone differs from its origin.</summary>
public enum CloneMutation
{
    /// <summary>Not at all: exact.</summary>
    Copy,

    /// <summary>Blanks, line ends and comments between tokens: Type-1.</summary>
    Layout,

    /// <summary>Identifiers renamed consistently to new ones: Type-2.</summary>
    Rename,

    /// <summary>Literals exchanged consistently for new ones: Type-2.</summary>
    Literal,

    /// <summary>Some uses of identifiers renamed, others of the same identifier not: Type-3.</summary>
    PartialRename,

    /// <summary>New statements: Type-3.</summary>
    Insert,

    /// <summary>Statements left out: Type-3.</summary>
    Delete,

    /// <summary>Statements that do not depend on each other exchanged: Type-3.</summary>
    Reorder,

    /// <summary>One statement written as two: Type-3.</summary>
    Split,

    /// <summary>All Type-3 mutations together.</summary>
    Mixed,

    /// <summary>A run of statements copied into a larger method that is something else: a block.</summary>
    Block,
}
