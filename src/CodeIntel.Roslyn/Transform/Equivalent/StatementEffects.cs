using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// What a statement reads and writes, where all of it is known: no call but to members that are known to be pure, no
/// jump, nothing by reference. A place is a local, a parameter, a field (whichever object's), an automatic property, or
/// all elements of all arrays together.
/// </summary>
internal sealed class StatementEffects
{
    private readonly HashSet<ISymbol> _reads = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _writes = new(SymbolEqualityComparer.Default);
    private readonly ITypeSymbol _elements;

    private StatementEffects(ITypeSymbol elements) => _elements = elements;

    /// <summary>Places that are written.</summary>
    public IReadOnlyCollection<ISymbol> Writes => _writes;

    /// <summary>True where an exception cannot be ruled out.</summary>
    public bool MayThrow { get; private set; }

    /// <summary>The effects of a statement, or null where they are not known.</summary>
    public static StatementEffects? Of(SyntaxNode statement, SemanticModel model)
    {
        var effects = new StatementEffects(model.Compilation.GetSpecialType(SpecialType.System_Array));
        return model.GetOperation(statement) is { } operation && effects.Visit(operation) ? effects : null;
    }

    /// <summary>True where neither writes what the other reads or writes.</summary>
    public bool IsIndependentOf(StatementEffects other) =>
        !_writes.Overlaps(other._reads) && !_writes.Overlaps(other._writes) && !other._writes.Overlaps(_reads);

    private bool Visit(IOperation operation) => operation switch
    {
        { ConstantValue.HasValue: true } => true,
        IBlockOperation or IExpressionStatementOperation or IVariableDeclarationGroupOperation
            or IVariableDeclarationOperation or IVariableInitializerOperation or IParenthesizedOperation
            or IConditionalOperation or IIsTypeOperation or IEmptyOperation or ILiteralOperation
            or IDefaultValueOperation or ITypeOfOperation or IArrayInitializerOperation => Children(operation),
        IVariableDeclaratorOperation declarator => Declare(declarator),
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
            or IPropertyReferenceOperation or IArrayElementReferenceOperation => Access(operation, _reads),
        ISimpleAssignmentOperation { IsRef: false } assignment =>
            Access(assignment.Target, _writes) && Visit(assignment.Value),
        ICompoundAssignmentOperation or ICoalesceAssignmentOperation or IIncrementOrDecrementOperation =>
            Update(operation),
        _ => Compute(operation),
    };

    private bool Compute(IOperation operation) => operation switch
    {
        IBinaryOperation binary => PureOperators.Allow(binary) && Throwing(PureOperators.Throws(binary))
            && Children(operation),
        IUnaryOperation { OperatorMethod: null } unary => IsBuiltIn(unary.Type) && Throwing(unary.IsChecked)
            && Children(operation),
        IConversionOperation conversion => PureOperators.Allow(conversion)
            && Throwing(PureOperators.Throws(conversion)) && Visit(conversion.Operand),
        ICoalesceOperation coalesce => coalesce.ValueConversion.MethodSymbol is null && Children(operation),
        IIsPatternOperation match => Visit(match.Value) && IsPure(match.Pattern),
        IArrayCreationOperation array => Throwing(!array.DimensionSizes.All(IsCount)) && Children(operation),
        IInterpolatedStringOperation text => text.Parts.All(Part),
        IInvocationOperation call => PureMembers.Allow(call.TargetMethod) && Throwing(true) && Children(operation),
        IArgumentOperation argument => argument.Parameter?.RefKind == RefKind.None && Visit(argument.Value),
        IObjectCreationOperation creation => PureMembers.Allow(creation),
        _ => false,
    };

    private bool Children(IOperation operation) => operation.ChildOperations.All(Visit);

    private bool Throwing(bool mayThrow)
    {
        MayThrow |= mayThrow;
        return true;
    }

    private bool Declare(IVariableDeclaratorOperation declarator)
    {
        if (declarator.Symbol.RefKind != RefKind.None)
        {
            return false;
        }

        if (declarator.Initializer is not null)
        {
            _writes.Add(declarator.Symbol);
        }

        return Children(declarator);
    }

    private bool Update(IOperation update)
    {
        var (target, value, isAllowed) = update switch
        {
            ICompoundAssignmentOperation compound => (compound.Target, compound.Value,
                PureOperators.Allow(compound) && Throwing(PureOperators.Throws(compound))),
            ICoalesceAssignmentOperation coalesce => (coalesce.Target, coalesce.Value, true),
            IIncrementOrDecrementOperation { OperatorMethod: null, IsChecked: var isChecked } step =>
                (step.Target, (IOperation?)null, IsBuiltIn(step.Type) && Throwing(isChecked)),
            _ => (update, null, false),
        };
        return isAllowed && Access(target, _writes) && Access(target, _reads) && (value is null || Visit(value));
    }

    /// <summary>Notes a place, and reads what leads to it.</summary>
    private bool Access(IOperation place, HashSet<ISymbol> accesses)
    {
        switch (place)
        {
            case ILocalReferenceOperation { Local.RefKind: RefKind.None, IsDeclaration: false } local:
                accesses.Add(local.Local);
                return true;
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter:
                accesses.Add(parameter.Parameter);
                return true;
            case IDiscardOperation:
                return true;
            case IArrayElementReferenceOperation element:
                accesses.Add(_elements);
                MayThrow = true;
                return Visit(element.ArrayReference) && element.Indices.All(Visit);
            case IFieldReferenceOperation field:
                return FieldPlaces.IsOwnPlace(field.Field) && Through(field.Instance, field.Field, accesses);
            case IPropertyReferenceOperation property when FieldPlaces.IsAutomatic(property.Property):
                return Through(property.Instance, property.Property, accesses);
            case IPropertyReferenceOperation property when accesses == _reads && PureMembers.Allow(property.Property):
                MayThrow = true;
                return Children(property);
            default:
                return false;
        }
    }

    /// <summary>A part of a struct is a part of the place that holds the struct.</summary>
    private bool Through(IOperation? instance, ISymbol member, HashSet<ISymbol> accesses)
    {
        if (instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
        {
            accesses.Add(member.OriginalDefinition);
            return true;
        }

        if (instance?.Type is not { } type || type.TypeKind is TypeKind.TypeParameter or TypeKind.Error)
        {
            return false;
        }

        if (type.IsValueType)
        {
            return (accesses == _reads || Access(instance, _reads)) && Access(instance, accesses);
        }

        accesses.Add(member.OriginalDefinition);
        MayThrow = true;
        return Visit(instance);
    }

    private bool Part(IInterpolatedStringContentOperation part)
    {
        if (part is not IInterpolationOperation hole)
        {
            return part is IInterpolatedStringTextOperation;
        }

        MayThrow |= hole.FormatString is not null;
        var value = hole.Expression is IConversionOperation { IsImplicit: true } boxed
            ? boxed.Operand
            : hole.Expression;
        return IsBuiltIn(value.Type) && Visit(value);
    }

    private static bool IsPure(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation or ITypePatternOperation or IRelationalPatternOperation => true,
        INegatedPatternOperation negation => IsPure(negation.Pattern),
        IBinaryPatternOperation both => IsPure(both.LeftPattern) && IsPure(both.RightPattern),
        _ => false,
    };

    private static bool IsCount(IOperation size) => size.ConstantValue is { HasValue: true, Value: >= 0 };

    private static bool IsBuiltIn(ITypeSymbol? type) => PureOperators.IsBuiltIn(type);
}
