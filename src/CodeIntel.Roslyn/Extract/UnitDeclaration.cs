using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// A syntax node that declares a unit. <paramref name="MaskedName"/>: the identifier that would give the label away and
/// is masked in path contexts; null where only the declaration itself names the unit.
/// </summary>
internal sealed record UnitDeclaration(SyntaxNode Node, UnitKind Kind, string Name, string? MaskedName)
{
    /// <summary>The block or expression that runs, or null.</summary>
    public SyntaxNode? Body => Node switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
        PropertyDeclarationSyntax property => property.ExpressionBody,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody,
        _ => null,
    };

    /// <summary>The identifier that is masked at the declaration even where the name as such is not.</summary>
    public SyntaxToken DeclaringIdentifier => Node switch
    {
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        DestructorDeclarationSyntax destructor => destructor.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        LocalFunctionStatementSyntax local => local.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        _ => default,
    };

    /// <summary>
    /// True for every node kind that declares a unit. A property or indexer with an expression body is one; with
    /// accessors, those are.
    /// </summary>
    public static bool Declares(SyntaxNode node) => node
        is BaseMethodDeclarationSyntax
        or AccessorDeclarationSyntax
        or LocalFunctionStatementSyntax
        or PropertyDeclarationSyntax { ExpressionBody: not null }
        or IndexerDeclarationSyntax { ExpressionBody: not null };

    /// <summary>The unit that a node declares, or null.</summary>
    public static UnitDeclaration? Of(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax m => Named(node, UnitKind.Method, m.Identifier),
        ConstructorDeclarationSyntax c => new(node, UnitKind.Constructor, IsStatic(c) ? ".cctor" : ".ctor", null),
        DestructorDeclarationSyntax => new(node, UnitKind.Destructor, "Finalize", null),
        OperatorDeclarationSyntax o => new(node, UnitKind.Operator, OperatorNames.Of(o), null),
        ConversionOperatorDeclarationSyntax c => new(node, UnitKind.Operator, OperatorNames.Of(c), null),
        AccessorDeclarationSyntax a => Accessor(a),
        LocalFunctionStatementSyntax l => Named(node, UnitKind.LocalFunction, l.Identifier),
        PropertyDeclarationSyntax { ExpressionBody: not null } p => Property(node, "get_", p.Identifier.ValueText),
        IndexerDeclarationSyntax { ExpressionBody: not null } => Property(node, "get_", null),
        _ => null,
    };

    private static UnitDeclaration Named(SyntaxNode node, UnitKind kind, SyntaxToken identifier) =>
        new(node, kind, identifier.ValueText, identifier.ValueText);

    private static bool IsStatic(ConstructorDeclarationSyntax constructor) =>
        constructor.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static UnitDeclaration Accessor(AccessorDeclarationSyntax accessor)
    {
        var prefix = accessor.Kind() switch
        {
            SyntaxKind.GetAccessorDeclaration => "get_",
            SyntaxKind.SetAccessorDeclaration or SyntaxKind.InitAccessorDeclaration => "set_",
            SyntaxKind.AddAccessorDeclaration => "add_",
            SyntaxKind.RemoveAccessorDeclaration => "remove_",
            _ => "unknown_",
        };
        var member = accessor.Parent?.Parent switch
        {
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            EventDeclarationSyntax e => e.Identifier.ValueText,
            _ => null,
        };
        return Property(accessor, prefix, member);
    }

    private static UnitDeclaration Property(SyntaxNode node, string prefix, string? member) =>
        new(node, UnitKind.Accessor, prefix + (member ?? "Item"), member);
}
