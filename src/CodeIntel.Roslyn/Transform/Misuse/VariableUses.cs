using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Misuse;

/// <summary>
/// Finds the tokens of a unit that name a local or parameter of the member around it, declarations included. Parameters
/// of primary constructors and range variables of queries do not count, nor do names of arguments.
/// </summary>
internal static class VariableUses
{
    /// <summary>The uses, in order.</summary>
    public static List<VariableUse> Of(SyntaxNode unit, SemanticModel model)
    {
        var member = MemberOf(unit);
        var uses = new List<VariableUse>();
        var index = -1;
        foreach (var token in unit.DescendantTokens().Where(token => token.Span.Length > 0))
        {
            index++;
            if (token.IsKind(SyntaxKind.IdentifierToken) && !IsLabel(token)
                && MethodLeakage.Variable(token, model) is { Name: not "_" } symbol && BelongsTo(symbol, member))
            {
                uses.Add(new(index, token, Declared(symbol)));
            }
        }

        return uses;
    }

    /// <summary>The indexer's parameter for the one that its accessor sees; any other variable itself.</summary>
    public static ISymbol Declared(ISymbol symbol) =>
        symbol is IParameterSymbol
        {
            ContainingSymbol: IMethodSymbol { AssociatedSymbol: IPropertySymbol indexer },
        } parameter && parameter.Ordinal < indexer.Parameters.Length
            ? indexer.Parameters[parameter.Ordinal]
            : symbol;

    /// <summary>The method, property or indexer around a unit, which declares all its variables.</summary>
    public static SyntaxNode MemberOf(SyntaxNode unit) => unit.AncestorsAndSelf().FirstOrDefault(node =>
        node is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax)) ?? unit;

    /// <summary>
    /// True where an identifier is read: not assigned, not passed by reference, not only named. Just there another
    /// variable may stand without the code's shape telling it.
    /// </summary>
    public static bool IsRead(SyntaxToken token)
    {
        if (token.Parent is not IdentifierNameSyntax name)
        {
            return false;
        }

        SyntaxNode at = name;
        while (at.Parent is ParenthesizedExpressionSyntax
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }
            or ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent: TupleExpressionSyntax }
            or TupleExpressionSyntax)
        {
            at = at.Parent;
        }

        return at.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left != at,
            ArgumentSyntax argument => argument.RefKindKeyword.RawKind == 0 && !IsNameOf(argument),
            PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => !Changes(at.Parent),
            ForEachVariableStatementSyntax loop => loop.Variable != at,
            RefExpressionSyntax or AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } => false,
            _ => true,
        };
    }

    private static bool IsLabel(SyntaxToken token) =>
        token.Parent?.Parent is NameColonSyntax or NameEqualsSyntax;

    private static bool Changes(SyntaxNode unary) => unary.Kind()
        is SyntaxKind.PreIncrementExpression
        or SyntaxKind.PreDecrementExpression
        or SyntaxKind.PostIncrementExpression
        or SyntaxKind.PostDecrementExpression
        or SyntaxKind.AddressOfExpression;

    private static bool IsNameOf(ArgumentSyntax argument) =>
        argument.Parent?.Parent is InvocationExpressionSyntax
        {
            Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" },
        };

    private static bool BelongsTo(ISymbol symbol, SyntaxNode member) => symbol.DeclaringSyntaxReferences is [var at, ..]
        ? at.SyntaxTree == member.SyntaxTree && member.Span.Contains(at.Span)
        : symbol is IParameterSymbol { IsImplicitlyDeclared: true, ContainingSymbol: IMethodSymbol };
}
