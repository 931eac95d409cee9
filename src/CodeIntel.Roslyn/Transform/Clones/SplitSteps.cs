using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Clones;

/// <summary>
/// Writes one statement as two: a declaration and its assignment, a result and its return, an argument and its call, a
/// conjunction as two conditions.
/// </summary>
internal static class SplitSteps
{
    /// <summary>One step per statement that can be split.</summary>
    public static List<MutationStep> All(MemberCode code, SeededRandom random)
    {
        var names = new FreshNames(code.Tokens, random);
        return [.. code.Blocks().SelectMany(statements => statements)
            .Select(statement => Split(code, statement, names)).OfType<MutationStep>()];
    }

    private static MutationStep? Split(MemberCode code, StatementSyntax statement, FreshNames names) => statement switch
    {
        LocalDeclarationStatementSyntax declaration => SplitDeclaration(code, declaration),
        ReturnStatementSyntax { Expression: { } value }
            when value is not (LiteralExpressionSyntax or RefExpressionSyntax) =>
            SplitReturn(code, statement, value, names.Next("")),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } =>
            SplitCall(code, statement, call, names.Next("")),
        IfStatementSyntax { Else: null, Condition: BinaryExpressionSyntax condition } branch
            when condition.IsKind(SyntaxKind.LogicalAndExpression) => SplitCondition(code, branch, condition),
        _ => null,
    };

    private static MutationStep? SplitDeclaration(MemberCode code, LocalDeclarationStatementSyntax statement)
    {
        if (statement is not
            {
                Declaration.Variables: [{ Initializer.Value: { } value } variable],
                Modifiers.Count: 0,
                UsingKeyword.RawKind: 0,
            }
            || value is InitializerExpressionSyntax or StackAllocArrayCreationExpressionSyntax or RefExpressionSyntax
            || Type(code, statement.Declaration.Type, value) is not { } type)
        {
            return null;
        }

        var name = variable.Identifier.Text;
        var text = $"{type} {name};\n{name} = {code.TextOf(value)};";
        return new([new(statement.SpanStart, statement.Span.Length, text)], 2);
    }

    /// <summary>The type to declare a variable with; null where only the compiler knows it.</summary>
    private static string? Type(MemberCode code, TypeSyntax type, ExpressionSyntax value) =>
        !type.IsVar ? code.TextOf(type) : value switch
        {
            ObjectCreationExpressionSyntax creation => code.TextOf(creation.Type),
            CastExpressionSyntax cast => code.TextOf(cast.Type),
            LiteralExpressionSyntax literal => literal.Kind() switch
            {
                SyntaxKind.StringLiteralExpression => "string",
                SyntaxKind.NumericLiteralExpression => "int",
                SyntaxKind.CharacterLiteralExpression => "char",
                SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression => "bool",
                _ => null,
            },
            _ => null,
        };

    private static MutationStep SplitReturn(
        MemberCode code, StatementSyntax statement, ExpressionSyntax value, string name)
    {
        var text = $"var {name} = {code.TextOf(value)};\nreturn {name};";
        return new([new(statement.SpanStart, statement.Span.Length, text)], 5);
    }

    private static MutationStep? SplitCall(
        MemberCode code, StatementSyntax statement, InvocationExpressionSyntax call, string name)
    {
        var argument = call.ArgumentList.Arguments.FirstOrDefault(
            a => a.RefKindKeyword.RawKind == 0 && a.Expression is InvocationExpressionSyntax
                or BinaryExpressionSyntax or MemberAccessExpressionSyntax or ObjectCreationExpressionSyntax
                or InterpolatedStringExpressionSyntax);
        return argument is null ? null : new(
            [
                new(statement.SpanStart, 0, $"var {name} = {code.TextOf(argument.Expression)};\n"),
                new(argument.Expression.SpanStart, argument.Expression.Span.Length, name),
            ], 5);
    }

    private static MutationStep SplitCondition(MemberCode code, IfStatementSyntax branch, BinaryExpressionSyntax both)
    {
        var inner = $"if ({code.TextOf(both.Right)}) {code.TextOf(branch.Statement)}";
        var text = $"if ({code.TextOf(both.Left)})\n{{\n{inner}\n}}";
        return new([new(branch.SpanStart, branch.Span.Length, text)], 5);
    }
}
