using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Maps the compiler's token kinds.</summary>
internal static class TokenKinds
{
    /// <summary>
    /// What the token is to a duplicate detector; quotes and braces of interpolated strings are punctuation.
    /// </summary>
    public static TokenKind Of(SyntaxToken token) => Of(token.Kind());

    /// <inheritdoc cref="Of(SyntaxToken)"/>
    public static TokenKind Of(SyntaxKind kind) => kind switch
    {
        SyntaxKind.IdentifierToken => TokenKind.Identifier,
        SyntaxKind.NumericLiteralToken => TokenKind.NumericLiteral,
        SyntaxKind.CharacterLiteralToken => TokenKind.CharacterLiteral,
        _ when IsString(kind) => TokenKind.StringLiteral,
        _ when SyntaxFacts.IsKeywordKind(kind) => TokenKind.Keyword,
        _ => TokenKind.Punctuation,
    };

    /// <summary>A string literal of any form, or the text of an interpolated string.</summary>
    public static bool IsString(SyntaxKind kind) => kind
        is SyntaxKind.StringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8SingleLineRawStringLiteralToken
        or SyntaxKind.Utf8MultiLineRawStringLiteralToken;

    /// <summary>Identifiers, literals and predefined types: the terminals of path contexts.</summary>
    public static bool IsTerminal(SyntaxKind kind, SyntaxKind parent) =>
        kind is SyntaxKind.IdentifierToken or SyntaxKind.NumericLiteralToken or SyntaxKind.CharacterLiteralToken
        || IsString(kind)
        || (parent is SyntaxKind.PredefinedType
                or SyntaxKind.NullLiteralExpression
                or SyntaxKind.TrueLiteralExpression
                or SyntaxKind.FalseLiteralExpression
                or SyntaxKind.DefaultLiteralExpression
            && SyntaxFacts.IsKeywordKind(kind));

    /// <inheritdoc cref="IsTerminal(SyntaxKind, SyntaxKind)"/>
    public static bool IsTerminal(SyntaxToken token) =>
        IsTerminal(token.Kind(), token.Parent?.Kind() ?? SyntaxKind.None);
}
