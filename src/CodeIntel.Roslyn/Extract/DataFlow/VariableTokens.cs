using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>Which token of the text stands for an operation's variable.</summary>
internal static class VariableTokens
{
    /// <summary>The identifier by which syntax uses or declares a variable or member, or null.</summary>
    public static SyntaxToken? Of(SyntaxNode syntax) => syntax switch
    {
        SimpleNameSyntax name => name.Identifier,
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier,
        ArgumentSyntax argument => Of(argument.Expression),
        _ => Declared(syntax),
    };

    /// <summary>The token of an operation that uses or declares a variable in so many words, or −1.</summary>
    public static int Position(ISymbol symbol, SyntaxNode syntax) =>
        Of(syntax) is { } token && token.ValueText == symbol.Name ? token.SpanStart : -1;

    /// <summary>The identifier by which syntax declares a variable, or null.</summary>
    public static SyntaxToken? Declared(SyntaxNode syntax) => syntax switch
    {
        VariableDeclaratorSyntax declarator => declarator.Identifier,
        SingleVariableDesignationSyntax designation => designation.Identifier,
        DeclarationExpressionSyntax { Designation: var designation } => Declared(designation),
        ForEachStatementSyntax loop => loop.Identifier,
        CatchDeclarationSyntax declaration => declaration.Identifier,
        ParameterSyntax parameter => parameter.Identifier,
        _ => null,
    };

    /// <summary>
    /// Position of a symbol's declaring identifier in a tree; −1 elsewhere and for what the compiler adds.
    /// </summary>
    public static int Declaration(ISymbol symbol, SyntaxTree tree)
    {
        if (string.IsNullOrEmpty(symbol.Name))
        {
            return -1;
        }

        foreach (var location in symbol.Locations)
        {
            if (location.SourceTree == tree && location.SourceSpan.Length > 0)
            {
                return location.SourceSpan.Start;
            }
        }

        return -1;
    }
}
