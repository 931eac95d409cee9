using System.Collections.Immutable;
using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// The Calls edges of a member (Hellendoorn 2020): from the node of a call, creation, user-defined operator, property
/// or event use to the unit that it runs, where its source is compiled too; and the FormalArgName edges (Allamanis
/// 2018): from an argument to the name of its parameter. Calls that the compiler inserts are left out.
/// </summary>
internal sealed class CallEdges(SyntaxTree tree, List<FlowEdge> edges)
{
    private readonly Dictionary<ISymbol, int> _indices = new(SymbolEqualityComparer.Default);
    private readonly List<OutsideTarget> _targets = [];

    /// <summary>What the edges lead to.</summary>
    public IReadOnlyList<OutsideTarget> Targets => _targets;

    /// <summary>Adds the edges of one operation.</summary>
    public void Add(IOperation operation)
    {
        if (operation.IsImplicit)
        {
            return;
        }

        switch (operation)
        {
            case IInvocationOperation call:
                AddCall(call, call.TargetMethod);
                AddArguments(call.Arguments);
                break;
            case IObjectCreationOperation creation:
                AddCall(creation, creation.Constructor);
                AddArguments(creation.Arguments);
                break;
            case IPropertyReferenceOperation property:
                AddAccessors(property);
                AddArguments(property.Arguments);
                break;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var e } } subscription:
                AddCall(subscription, subscription.Adds ? e.AddMethod : e.RemoveMethod);
                break;
            default:
                AddCall(operation, Operator(operation));
                break;
        }
    }

    private static IMethodSymbol? Operator(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        ICompoundAssignmentOperation assignment => assignment.OperatorMethod,
        IIncrementOrDecrementOperation increment => increment.OperatorMethod,
        _ => null,
    };

    private void AddAccessors(IPropertyReferenceOperation property)
    {
        var written = property.Parent is IAssignmentOperation assignment && assignment.Target == property;
        if (!written || property.Parent is ICompoundAssignmentOperation or ICoalesceAssignmentOperation)
        {
            AddCall(property, property.Property.GetMethod);
        }

        if (written || property.Parent is IIncrementOrDecrementOperation)
        {
            AddCall(property, property.Property.SetMethod);
        }
    }

    private void AddCall(IOperation call, IMethodSymbol? method)
    {
        if (method?.OriginalDefinition is not { } called || called.DeclaringSyntaxReferences.IsEmpty)
        {
            return;
        }

        called = called.PartialImplementationPart ?? called;
        if (!_indices.TryGetValue(called, out var index))
        {
            index = Declaration(called) is { } unit ? Place(new(null, -1, unit)) : -1;
            _indices.Add(called, index);
        }

        if (index >= 0)
        {
            edges.Add(new(EdgeKind.Calls, FlowEnd.Node(call.Syntax), FlowEnd.Outside(index)));
        }
    }

    /// <summary>The node that declares a method's unit, or null where it has no body of its own.</summary>
    private static SyntaxNode? Declaration(IMethodSymbol method)
    {
        var node = method.DeclaringSyntaxReferences[0].GetSyntax();
        node = node is ArrowExpressionClauseSyntax ? node.Parent! : node;
        return UnitDeclaration.Of(node) is { Body: not null } ? node : null;
    }

    private void AddArguments(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter)
            {
                continue;
            }

            if (argument.Syntax is ArgumentSyntax written)
            {
                AddArgument(written.Expression, parameter);
                continue;
            }

            foreach (var element in Elements(argument))
            {
                if (element.Syntax.FirstAncestorOrSelf<ArgumentSyntax>() is { } one)
                {
                    AddArgument(one.Expression, parameter);
                }
            }
        }
    }

    /// <summary>The arguments that were gathered for a params parameter.</summary>
    private static ImmutableArray<IOperation> Elements(IArgumentOperation argument)
    {
        var value = argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value;
        return argument.ArgumentKind is not (ArgumentKind.ParamArray or ArgumentKind.ParamCollection) ? []
            : value is IArrayCreationOperation { Initializer.ElementValues: var values } ? values
            : value is ICollectionExpressionOperation { Elements: var elements } ? elements
            : [];
    }

    private void AddArgument(ExpressionSyntax argument, IParameterSymbol parameter)
    {
        var declared = parameter.OriginalDefinition;
        if (!_indices.TryGetValue(declared, out var index))
        {
            index = Place(new(declared.Name, VariableTokens.Declaration(declared, tree), null));
            _indices.Add(declared, index);
        }

        edges.Add(new(EdgeKind.FormalArgName, End(argument), FlowEnd.Outside(index)));
    }

    /// <summary>The token of an argument that is a single one, else its node.</summary>
    private static FlowEnd End(ExpressionSyntax argument) => argument switch
    {
        IdentifierNameSyntax name => FlowEnd.Token(name.Identifier.SpanStart),
        LiteralExpressionSyntax literal => FlowEnd.Token(literal.Token.SpanStart),
        ThisExpressionSyntax self => FlowEnd.Token(self.Token.SpanStart),
        DeclarationExpressionSyntax when VariableTokens.Declared(argument) is { } token =>
            FlowEnd.Token(token.SpanStart),
        _ => FlowEnd.Node(argument),
    };

    private int Place(OutsideTarget target)
    {
        _targets.Add(target);
        return _targets.Count - 1;
    }
}
