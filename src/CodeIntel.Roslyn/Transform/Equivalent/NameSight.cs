using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Where a program can see the text of a use of a variable: <c>nameof</c>, a member of an anonymous type or an element
/// of a tuple that is named after it, an argument whose text the callee receives, and expression trees.
/// </summary>
internal static class NameSight
{
    private const string ArgumentText = "CallerArgumentExpressionAttribute";

    /// <summary>True where the use is seen.</summary>
    public static bool Shows(SyntaxToken use, SemanticModel model)
    {
        if (use.Parent is IdentifierNameSyntax name && name.Parent
            is AnonymousObjectMemberDeclaratorSyntax { NameEquals: null }
            or ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax })
        {
            return true;
        }

        return use.Parent!.AncestorsAndSelf().TakeWhile(node => node is not MemberDeclarationSyntax)
            .Any(node => node switch
            {
                InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } =>
                    true,
                InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax
                    or ConstructorInitializerSyntax => ReceivesText(model.GetSymbolInfo(node)),
                AnonymousFunctionExpressionSyntax => IsTree(model.GetTypeInfo(node).ConvertedType),
                QueryExpressionSyntax => model.GetTypeInfo(node).Type is not { } type || MakesTrees(type),
                _ => false,
            });
    }

    private static bool ReceivesText(SymbolInfo called) =>
        called.Symbol switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        }
        is var parameters && parameters.Any(parameter =>
            parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == ArgumentText));

    private static bool IsTree(ITypeSymbol? type) => type is { Name: "Expression", TypeKind: not TypeKind.Delegate };

    /// <summary>What is not known to be evaluated in memory may be translated.</summary>
    private static bool MakesTrees(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error
        || type.AllInterfaces.Append(type).Any(each => each.Name.Contains("Queryable", StringComparison.Ordinal));
}
