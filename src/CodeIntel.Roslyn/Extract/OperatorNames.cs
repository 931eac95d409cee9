using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Metadata names of operators (ECMA-335 I.10.3): <c>op_Addition</c>.</summary>
internal static class OperatorNames
{
    /// <summary>Name of a unary or binary operator; a checked one has <c>Checked</c> in it.</summary>
    public static string Of(OperatorDeclarationSyntax node)
    {
        var unary = node.ParameterList.Parameters.Count == 1;
        var name = node.OperatorToken.Kind() switch
        {
            SyntaxKind.PlusToken => unary ? "UnaryPlus" : "Addition",
            SyntaxKind.MinusToken => unary ? "UnaryNegation" : "Subtraction",
            var kind => Symbolic(kind) ?? Compound(kind) ?? "Unknown",
        };
        return node.CheckedKeyword.RawKind != 0 ? $"op_Checked{name}" : $"op_{name}";
    }

    /// <summary>Name of a conversion.</summary>
    public static string Of(ConversionOperatorDeclarationSyntax node) =>
        node.ImplicitOrExplicitKeyword.IsKind(SyntaxKind.ImplicitKeyword) ? "op_Implicit"
        : node.CheckedKeyword.RawKind != 0 ? "op_CheckedExplicit"
        : "op_Explicit";

    private static string? Symbolic(SyntaxKind kind) => kind switch
    {
        SyntaxKind.AsteriskToken => "Multiply",
        SyntaxKind.SlashToken => "Division",
        SyntaxKind.PercentToken => "Modulus",
        SyntaxKind.AmpersandToken => "BitwiseAnd",
        SyntaxKind.BarToken => "BitwiseOr",
        SyntaxKind.CaretToken => "ExclusiveOr",
        SyntaxKind.LessThanLessThanToken => "LeftShift",
        SyntaxKind.GreaterThanGreaterThanToken => "RightShift",
        SyntaxKind.GreaterThanGreaterThanGreaterThanToken => "UnsignedRightShift",
        SyntaxKind.EqualsEqualsToken => "Equality",
        SyntaxKind.ExclamationEqualsToken => "Inequality",
        SyntaxKind.LessThanToken => "LessThan",
        SyntaxKind.GreaterThanToken => "GreaterThan",
        SyntaxKind.LessThanEqualsToken => "LessThanOrEqual",
        SyntaxKind.GreaterThanEqualsToken => "GreaterThanOrEqual",
        SyntaxKind.ExclamationToken => "LogicalNot",
        SyntaxKind.TildeToken => "OnesComplement",
        SyntaxKind.PlusPlusToken => "Increment",
        SyntaxKind.MinusMinusToken => "Decrement",
        SyntaxKind.TrueKeyword => "True",
        SyntaxKind.FalseKeyword => "False",
        _ => null,
    };

    private static string? Compound(SyntaxKind kind) => kind switch
    {
        SyntaxKind.PlusEqualsToken => "AdditionAssignment",
        SyntaxKind.MinusEqualsToken => "SubtractionAssignment",
        SyntaxKind.AsteriskEqualsToken => "MultiplicationAssignment",
        SyntaxKind.SlashEqualsToken => "DivisionAssignment",
        SyntaxKind.PercentEqualsToken => "ModulusAssignment",
        SyntaxKind.AmpersandEqualsToken => "BitwiseAndAssignment",
        SyntaxKind.BarEqualsToken => "BitwiseOrAssignment",
        SyntaxKind.CaretEqualsToken => "ExclusiveOrAssignment",
        SyntaxKind.LessThanLessThanEqualsToken => "LeftShiftAssignment",
        SyntaxKind.GreaterThanGreaterThanEqualsToken => "RightShiftAssignment",
        SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken => "UnsignedRightShiftAssignment",
        _ => null,
    };
}
