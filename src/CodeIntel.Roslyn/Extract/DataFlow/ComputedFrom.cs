using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// The ComputedFrom edges of a member (Allamanis 2018): from the token of an assigned local, parameter, field, property
/// or event to every local, parameter, field and property in the assigned expression. Initialisers, deconstructions
/// (element by
/// element where both sides are tuples), foreach variables and variables of declaration patterns are assigned too.
/// </summary>
internal static class ComputedFrom
{
    /// <summary>Adds the edges of one operation.</summary>
    public static void AddEdges(IOperation operation, List<FlowEdge> edges)
    {
        switch (operation)
        {
            case IAssignmentOperation assignment:
                Add(edges, assignment.Target, assignment.Value);
                break;
            case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                Add(edges, VariableTokens.Declaration(declarator.Symbol, declarator.Syntax.SyntaxTree), value);
                break;
            case IForEachLoopOperation loop:
                Add(edges, loop.LoopControlVariable, loop.Collection);
                break;
            case IPatternOperation pattern:
                AddPattern(edges, pattern);
                break;
        }
    }

    private static void Add(List<FlowEdge> edges, IOperation target, IOperation value)
    {
        switch (target)
        {
            case ITupleOperation tuple:
                AddTuple(edges, tuple, value);
                break;
            case IDeclarationExpressionOperation declaration:
                Add(edges, declaration.Expression, value);
                break;
            case IConversionOperation conversion:
                Add(edges, conversion.Operand, value);
                break;
            case IVariableDeclaratorOperation declarator:
                Add(edges, VariableTokens.Declaration(declarator.Symbol, declarator.Syntax.SyntaxTree), value);
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation:
                Add(edges, VariableTokens.Of(target.Syntax)?.SpanStart ?? -1, value);
                break;
        }
    }

    private static void AddTuple(List<FlowEdge> edges, ITupleOperation target, IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        var values = value is ITupleOperation tuple && tuple.Elements.Length == target.Elements.Length
            ? tuple.Elements
            : default;
        for (var i = 0; i < target.Elements.Length; i++)
        {
            Add(edges, target.Elements[i], values.IsDefault ? value : values[i]);
        }
    }

    private static void AddPattern(List<FlowEdge> edges, IPatternOperation pattern)
    {
        var symbol = pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            IListPatternOperation list => list.DeclaredSymbol,
            _ => null,
        };
        if (symbol is not null && Matched(pattern) is { } value)
        {
            Add(edges, VariableTokens.Declaration(symbol, pattern.Syntax.SyntaxTree), value);
        }
    }

    /// <summary>The value that a pattern, or the pattern around it, is matched with.</summary>
    private static IOperation? Matched(IOperation pattern)
    {
        var outer = pattern.Parent;
        while (outer is IPatternOperation or IPropertySubpatternOperation
            or IPatternCaseClauseOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation)
        {
            outer = outer.Parent;
        }

        return outer switch
        {
            IIsPatternOperation match => match.Value,
            ISwitchOperation statement => statement.Value,
            ISwitchExpressionOperation expression => expression.Value,
            _ => null,
        };
    }

    private static void Add(List<FlowEdge> edges, int target, IOperation value)
    {
        if (target < 0)
        {
            return;
        }

        foreach (var operation in value.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
                    or IPropertyReferenceOperation
                && !IsNameOnly(operation) && VariableTokens.Of(operation.Syntax) is { } source)
            {
                edges.Add(new(EdgeKind.ComputedFrom, target, source.SpanStart));
            }
        }
    }

    /// <summary>
    /// Names without a value: the operand of nameof, and members that an object initialiser or with expression sets.
    /// </summary>
    private static bool IsNameOnly(IOperation operation) => operation.Parent is INameOfOperation
        || operation is IMemberReferenceOperation
        {
            Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver },
        };
}
