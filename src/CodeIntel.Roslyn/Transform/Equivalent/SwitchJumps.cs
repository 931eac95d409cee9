using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>Jumps that a <c>switch</c> would catch.</summary>
internal static class SwitchJumps
{
    /// <summary>Each <c>break</c> in a statement that ends something around it.</summary>
    public static IEnumerable<BreakStatementSyntax> Breaks(StatementSyntax statement) =>
        statement.DescendantNodesAndSelf(node => !Catches(node)).OfType<BreakStatementSyntax>();

    private static bool Catches(SyntaxNode node) => node
        is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax
        or SwitchStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
}
