using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Tests.Transform.Equivalent;

/// <summary>
/// Makes every loop of a program end: each turn, and each jump by name, takes from a store that a run fills.
/// </summary>
internal sealed class Fuel : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax _use = SyntaxFactory.ParseStatement("global::Fuel.Use();\n");

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
        ((WhileStatementSyntax)base.VisitWhileStatement(node)!) is var loop
            ? loop.WithStatement(Using(loop.Statement))
            : null;

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
        ((ForStatementSyntax)base.VisitForStatement(node)!) is var loop
            ? loop.WithStatement(Using(loop.Statement))
            : null;

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
        ((DoStatementSyntax)base.VisitDoStatement(node)!) is var loop
            ? loop.WithStatement(Using(loop.Statement))
            : null;

    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) => SyntaxFactory.Block(_use, node);

    private static BlockSyntax Using(StatementSyntax body) => SyntaxFactory.Block(_use, body);
}
