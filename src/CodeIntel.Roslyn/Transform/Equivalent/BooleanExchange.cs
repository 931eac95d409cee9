using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Lets a local <c>bool</c> mean the opposite ("boolean exchange", Rabin 2021): what is assigned to it and what is read
/// of it is negated, so that <c>true</c> becomes <c>false</c> and <c>if (found)</c> becomes <c>if (!found)</c>. A local
/// that is passed by reference, or assigned inside an expression, keeps its meaning.
/// </summary>
internal static class BooleanExchange
{
    /// <summary>The exchanges, in the order in which chance tries them.</summary>
    public static IEnumerable<EditPlan> Plans(EquivalentUnit unit)
    {
        foreach (var (variable, tokens) in unit.Shuffled(VariableUses.Of(unit).Where(use => IsBoolean(use.Variable))))
        {
            var edits = new EditList();
            if (tokens.TrueForAll(token => Exchange(token, unit.Model, edits)) && tokens.Exists(IsSetToLiteral))
            {
                var list = edits.Ascending();
                yield return new(list, variable.Name, "!" + variable.Name, false);
            }
        }
    }

    private static bool IsBoolean(ISymbol variable) => variable is ILocalSymbol
    {
        Type.SpecialType: SpecialType.System_Boolean, IsConst: false, RefKind: RefKind.None, IsUsing: false,
    };

    private static bool IsSetToLiteral(SyntaxToken token) => token.Parent switch
    {
        VariableDeclaratorSyntax declarator => IsLiteral(declarator.Initializer?.Value),
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax assignment } =>
            assignment.Left == token.Parent && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            && IsLiteral(assignment.Right),
        _ => false,
    };

    private static bool IsLiteral(ExpressionSyntax? value) =>
        value?.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression;

    /// <summary>Rewrites what one token stands for; false where that cannot be done.</summary>
    private static bool Exchange(SyntaxToken token, SemanticModel model, EditList edits) => token.Parent switch
    {
        VariableDeclaratorSyntax { Initializer: null } => true,
        VariableDeclaratorSyntax { Initializer.Value: var value } => Negate(value, token, model, edits),
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax assignment } name when assignment.Left == name =>
            assignment.Parent is ExpressionStatementSyntax && Assign(assignment, token, model, edits),
        IdentifierNameSyntax name => Read(name, model, edits),
        _ => false,
    };

    /// <summary>By De Morgan's laws; an exclusive or keeps its right side.</summary>
    private static bool Assign(
        AssignmentExpressionSyntax assignment, SyntaxToken token, SemanticModel model, EditList edits)
    {
        var operation = assignment.OperatorToken;
        var exchanged = assignment.Kind() switch
        {
            SyntaxKind.SimpleAssignmentExpression => "=",
            SyntaxKind.AndAssignmentExpression => "|=",
            SyntaxKind.OrAssignmentExpression => "&=",
            SyntaxKind.ExclusiveOrAssignmentExpression => "^=",
            _ => null,
        };
        if (exchanged is null || model.GetTypeInfo(assignment.Right).Type?.SpecialType != SpecialType.System_Boolean)
        {
            return false;
        }

        if (operation.Text != exchanged)
        {
            edits.Replace(operation.SpanStart, operation.Span.End, exchanged);
        }

        return exchanged == "^=" || Negate(assignment.Right, token, model, edits);
    }

    private static bool Negate(ExpressionSyntax value, SyntaxToken variable, SemanticModel model, EditList edits)
    {
        if (model.GetTypeInfo(value).Type?.SpecialType != SpecialType.System_Boolean)
        {
            return false;
        }

        var mentions = value.DescendantTokens().Any(token => token.ValueText == variable.ValueText);
        switch (value)
        {
            case LiteralExpressionSyntax literal when IsLiteral(literal):
                edits.Replace(literal, literal.IsKind(SyntaxKind.TrueLiteralExpression) ? "false" : "true");
                break;
            case PrefixUnaryExpressionSyntax negation when negation.IsKind(SyntaxKind.LogicalNotExpression) && !mentions
                && model.GetTypeInfo(negation.Operand).Type?.SpecialType == SpecialType.System_Boolean:
                edits.Replace(negation.OperatorToken.SpanStart, negation.Operand.SpanStart, "");
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
                or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax when !mentions:
                edits.Insert(value.SpanStart, "!");
                break;
            default:
                edits.Insert(value.SpanStart, "!(");
                edits.Insert(value.Span.End, ")");
                break;
        }

        return true;
    }

    private static bool Read(IdentifierNameSyntax name, SemanticModel model, EditList edits)
    {
        if (IsReference(name, model) || model.GetOperation(name)?.Kind != OperationKind.LocalReference)
        {
            return false;
        }

        if (name.Parent is PrefixUnaryExpressionSyntax negation && negation.IsKind(SyntaxKind.LogicalNotExpression))
        {
            edits.Replace(negation.OperatorToken.SpanStart, name.SpanStart, "");
            return true;
        }

        edits.Insert(name.SpanStart, TakesUnary(name) ? "!" : "(!");
        if (!TakesUnary(name))
        {
            edits.Insert(name.Span.End, ")");
        }

        return true;
    }

    /// <summary>By reference, as a target, or where an expression that is no name may not stand.</summary>
    private static bool IsReference(IdentifierNameSyntax name, SemanticModel model)
    {
        SyntaxNode node = name;
        while (node.Parent is ParenthesizedExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None)
                || (argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax tuple }
                    && tuple.Left == argument.Parent)
                || argument.Parent?.Parent is ArgumentSyntax
                || model.GetOperation(argument) is IArgumentOperation { Parameter.RefKind: not RefKind.None },
            MemberAccessExpressionSyntax access =>
                model.GetSymbolInfo(access).Symbol is IMethodSymbol
                {
                    ReducedFrom.Parameters: [{ RefKind: not RefKind.None }, ..],
                },
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            RefExpressionSyntax or RefTypeExpressionSyntax or MakeRefExpressionSyntax => true,
            PrefixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.LogicalNotExpression),
            PostfixUnaryExpressionSyntax => true,
            ForEachVariableStatementSyntax loop => loop.Variable == node,
            _ => false,
        };
    }

    private static bool TakesUnary(IdentifierNameSyntax name) => name.Parent
        is ParenthesizedExpressionSyntax or ReturnStatementSyntax or IfStatementSyntax or WhileStatementSyntax
        or DoStatementSyntax or ForStatementSyntax or ArgumentSyntax or EqualsValueClauseSyntax
        or AssignmentExpressionSyntax or ConditionalExpressionSyntax or ArrowExpressionClauseSyntax
        or LambdaExpressionSyntax or InterpolationSyntax or YieldStatementSyntax or InitializerExpressionSyntax
        or PrefixUnaryExpressionSyntax
        or BinaryExpressionSyntax
        {
            RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression
                or (int)SyntaxKind.BitwiseAndExpression or (int)SyntaxKind.BitwiseOrExpression
                or (int)SyntaxKind.ExclusiveOrExpression or (int)SyntaxKind.EqualsExpression
                or (int)SyntaxKind.NotEqualsExpression,
        };
}
