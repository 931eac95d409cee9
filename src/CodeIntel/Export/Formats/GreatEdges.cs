using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>
/// Names and numbers of edge kinds in GREAT's data. Kinds that it does not have take numbers after its own, which its
/// reader leaves out.
/// </summary>
internal static class GreatEdges
{
    /// <summary>Number and name of a kind.</summary>
    public static (int Number, string Name) Of(EdgeKind kind) => kind switch
    {
        EdgeKind.CfgNext => (1, "enum_CFG_NEXT"),
        EdgeKind.LastRead => (2, "enum_LAST_READ"),
        EdgeKind.LastWrite => (3, "enum_LAST_WRITE"),
        EdgeKind.ComputedFrom => (4, "enum_COMPUTED_FROM"),
        EdgeKind.ReturnTo => (5, "enum_RETURNS_TO"),
        EdgeKind.FormalArgName => (6, "enum_FORMAL_ARG_NAME"),
        EdgeKind.Syntax => (8, "enum_SYNTAX"),
        EdgeKind.NextToken => (9, "enum_NEXT_SYNTAX"),
        EdgeKind.LastLexicalUse => (10, "enum_LAST_LEXICAL_USE"),
        EdgeKind.Calls => (11, "enum_CALLS"),
        EdgeKind.GuardedBy => (12, "enum_GUARDED_BY"),
        _ => (13, "enum_GUARDED_BY_NEGATION"),
    };
}
