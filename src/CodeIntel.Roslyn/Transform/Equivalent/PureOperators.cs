using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>Operators and conversions of the language itself, which run no code of a program.</summary>
internal static class PureOperators
{
    /// <summary>True for the built-in value types, their nullable forms, enumerations, and strings.</summary>
    public static bool IsBuiltIn(ITypeSymbol? type) => type switch
    {
        null => false,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            IsBuiltIn(nullable.TypeArguments[0]),
        { TypeKind: TypeKind.Enum } => true,
        _ => type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String,
    };

    /// <summary>True where a binary operator is built in.</summary>
    public static bool Allow(IBinaryOperation binary) =>
        IsBuiltInMethod(binary.OperatorMethod)
        && (IsComparison(binary.OperatorKind) && IsReference(binary.LeftOperand) && IsReference(binary.RightOperand)
            || (IsBuiltInOrNull(binary.LeftOperand) && IsBuiltInOrNull(binary.RightOperand)));

    /// <summary>True where a compound assignment is built in.</summary>
    public static bool Allow(ICompoundAssignmentOperation compound) =>
        IsBuiltInMethod(compound.OperatorMethod)
        && compound.InConversion.MethodSymbol is null && compound.OutConversion.MethodSymbol is null
        && IsBuiltIn(compound.Target.Type) && IsBuiltInOrNull(compound.Value);

    /// <summary>True where a conversion is built in.</summary>
    public static bool Allow(IConversionOperation conversion)
    {
        var kind = conversion.GetConversion();
        return conversion.OperatorMethod is null && !kind.IsUserDefined && kind.Exists
            && (kind.IsIdentity || kind.IsNumeric || kind.IsReference || kind.IsBoxing || kind.IsUnboxing
                || kind.IsNullable || kind.IsEnumeration || kind.IsNullLiteral || kind.IsDefaultLiteral
                || kind.IsConstantExpression);
    }

    /// <summary>True where a binary operator may throw.</summary>
    public static bool Throws(IBinaryOperation binary) =>
        binary.IsChecked || Throws(binary.OperatorKind, binary.Type, binary.LeftOperand.Type);

    /// <summary>True where a compound assignment may throw.</summary>
    public static bool Throws(ICompoundAssignmentOperation compound) =>
        compound.IsChecked || Throws(compound.OperatorKind, compound.Type, compound.Target.Type);

    /// <summary>True where a conversion may throw.</summary>
    public static bool Throws(IConversionOperation conversion)
    {
        var kind = conversion.GetConversion();
        return conversion.IsChecked || (!kind.IsImplicit && !conversion.IsTryCast
            && !(kind.IsNumeric && !IsDecimal(conversion.Type) && !IsDecimal(conversion.Operand.Type)));
    }

    private static bool Throws(BinaryOperatorKind kind, ITypeSymbol? result, ITypeSymbol? operand) =>
        kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder
        || IsDecimal(result) || IsDecimal(operand);

    private static bool IsDecimal(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? IsDecimal(nullable.TypeArguments[0])
            : type?.SpecialType == SpecialType.System_Decimal;

    private static bool IsBuiltInMethod(IMethodSymbol? method) =>
        method is null || IsBuiltIn(method.ContainingType);

    private static bool IsComparison(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;

    private static bool IsReference(IOperation operand) =>
        operand.Type is null or { IsReferenceType: true, TypeKind: not (TypeKind.Dynamic or TypeKind.Error) };

    /// <summary>The operand as written: an object that is joined to a string is asked for its text.</summary>
    private static bool IsBuiltInOrNull(IOperation operand) =>
        operand is IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Object } boxed
            ? IsBuiltInOrNull(boxed.Operand)
            : operand.Type is null || IsBuiltIn(operand.Type)
                || operand.ConstantValue is { HasValue: true, Value: null };
}
