using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// For which types <c>x == c</c> and <c>case c</c> say the same: whole numbers, characters, strings and enumerations,
/// and their nullable forms. Not for floating point, where NaN differs, nor for <c>bool</c>, whose cases can be all.
/// </summary>
internal static class SwitchConstants
{
    /// <summary>True where the type is one of those.</summary>
    public static bool Compares(ITypeSymbol? type) => type switch
    {
        null => false,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            Compares(nullable.TypeArguments[0]),
        { TypeKind: TypeKind.Enum } => true,
        _ => type.SpecialType is SpecialType.System_String
            or (>= SpecialType.System_Char and <= SpecialType.System_UInt64),
    };

    /// <summary>True for a local or a parameter by value: to read it twice is to read it once.</summary>
    public static bool IsVariable(ExpressionSyntax expression, SemanticModel model) =>
        expression is IdentifierNameSyntax && model.GetSymbolInfo(expression).Symbol
            is ILocalSymbol { RefKind: RefKind.None, IsConst: false } or IParameterSymbol { RefKind: RefKind.None };

    /// <summary>
    /// The value of a constant that can be a case of the type, in a form that is equal for equal values; or null.
    /// </summary>
    public static string? Value(ExpressionSyntax constant, ITypeSymbol type, SemanticModel model)
    {
        // `case default:` is an error
        if (constant.IsKind(SyntaxKind.DefaultLiteralExpression)
            || model.GetConstantValue(constant) is not { HasValue: true, Value: var value }
            || !model.ClassifyConversion(constant, type).IsImplicit)
        {
            return null;
        }

        return value switch
        {
            null => "null",
            string text => "\"" + text,
            char character => ((int)character).ToString(CultureInfo.InvariantCulture),
            IConvertible number => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    /// <summary>The constant as an operand.</summary>
    public static EditText Operand(ExpressionSyntax constant, EditText text) => constant
        is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
        or PrefixUnaryExpressionSyntax or ParenthesizedExpressionSyntax or InvocationExpressionSyntax
            ? text
            : "(" + text + ")";
}
