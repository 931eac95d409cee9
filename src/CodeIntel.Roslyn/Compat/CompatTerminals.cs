using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Compat;

/// <summary>Which tokens are terminals by the published definition, and their names.</summary>
internal static class CompatTerminals
{
    /// <summary>
    /// True for identifiers, numbers, strings (not raw, UTF-8 or interpolated ones), characters and predefined types,
    /// but not for the <c>var</c> of a local declaration.
    /// </summary>
    public static bool IsTerminal(SyntaxToken token, SyntaxNode parent) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => !IsImplicitType(token, parent) && !IsReserved(token),
        SyntaxKind.StringLiteralToken => !IsReserved(token),
        SyntaxKind.NumericLiteralToken or SyntaxKind.CharacterLiteralToken => true,
        _ => parent.IsKind(SyntaxKind.PredefinedType),
    };

    /// <summary>The value as text; the mask where the token names a method declaration.</summary>
    public static string NameOf(SyntaxToken token, SyntaxNode parent) =>
        parent.IsKind(SyntaxKind.MethodDeclaration) && token.IsKind(SyntaxKind.IdentifierToken)
            ? Subtokens.MethodNameMask
            : token.ValueText;

    private static bool IsImplicitType(SyntaxToken token, SyntaxNode parent) =>
        token.Text == "var"
        && parent.IsKind(SyntaxKind.IdentifierName)
        && parent.Parent.IsKind(SyntaxKind.VariableDeclaration)
        && parent.Parent!.Parent.IsKind(SyntaxKind.LocalDeclarationStatement);

    /// <summary>Two names that the published extractor keeps for a wrapper that it no longer uses.</summary>
    private static bool IsReserved(SyntaxToken token) =>
        token.ValueText is "IgnoreDummyMethod" or "IgnoreDummyType";
}
