using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// One pass over a member's operations for all edges that do not need its control-flow graph: ComputedFrom,
/// LastLexicalUse, GuardedBy, GuardedByNegation, FormalArgName, Calls and CfgNext.
/// </summary>
/// <remarks>
/// A condition guards what only runs where it came out one way: the branches of an if and of <c>?:</c>, the body of a
/// while or for loop, the right of <c>&amp;&amp;</c> and <c>||</c>, what follows a when clause, and the rest of a block
/// after an if whose branch always leaves it.
/// </remarks>
internal sealed class OperationWalk
{
    private readonly List<FlowEdge> _edges = [];
    private readonly LexicalUses _uses = new();
    private readonly Guards _guards = new();
    private readonly CallEdges _calls;
    private BoundNames _names;

    private OperationWalk(SyntaxTree tree) => _calls = new(tree, _edges);

    /// <summary>The edges.</summary>
    public List<FlowEdge> Edges => _edges;

    /// <summary>What <see cref="Edges"/> lead to outside the member.</summary>
    public IReadOnlyList<OutsideTarget> Targets => _calls.Targets;

    /// <summary>The uses of names that bound, and all.</summary>
    public (int Bound, int All) Names => _names.Counts;

    /// <summary>What the ref locals stand for.</summary>
    public RefAliases Aliases { get; } = new();

    /// <summary>True where there are lambdas or local functions.</summary>
    public bool Nests { get; private set; }

    /// <summary>Walks a member.</summary>
    public static OperationWalk Over(IOperation root, IMethodSymbol? method)
    {
        var walk = new OperationWalk(root.Syntax.SyntaxTree);
        walk.Declare(method, root.Syntax.SyntaxTree);
        StatementFlow.AddEdges(root, walk._edges);
        walk.Visit(root);
        walk._uses.AddEdges(walk._edges);
        return walk;
    }

    private void Visit(IOperation? operation)
    {
        if (operation is null)
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        _names.Add(operation);
        ComputedFrom.AddEdges(operation, _edges);
        _calls.Add(operation);
        Note(operation);
        VisitParts(operation);
    }

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                Use(local.Local, VariableTokens.Position(local.Local, local.Syntax));
                break;
            case IParameterReferenceOperation parameter:
                Use(parameter.Parameter, VariableTokens.Position(parameter.Parameter, parameter.Syntax));
                break;
            case IVariableDeclaratorOperation { Symbol: var symbol } declarator:
                Use(symbol, VariableTokens.Position(symbol, declarator.Syntax));
                if (symbol.IsRef && declarator.GetVariableInitializer() is { } initializer)
                {
                    Aliases.Bind(symbol, initializer.Value);
                }

                break;
            case ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation target } assignment:
                Aliases.Bind(target.Local, assignment.Value);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                Use(symbol, VariableTokens.Declaration(symbol, operation.Syntax.SyntaxTree));
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } symbol }:
                Use(symbol, VariableTokens.Declaration(symbol, operation.Syntax.SyntaxTree));
                break;
            case IListPatternOperation { DeclaredSymbol: { } symbol }:
                Use(symbol, VariableTokens.Declaration(symbol, operation.Syntax.SyntaxTree));
                break;
        }
    }

    private void VisitParts(IOperation operation)
    {
        switch (operation)
        {
            case IBlockOperation block:
                VisitSequence(block.Operations);
                break;
            case IConditionalOperation { Condition: var condition } either:
                Visit(condition);
                VisitGuarded(either.WhenTrue, condition, holds: true);
                VisitGuarded(either.WhenFalse, condition, holds: false);
                break;
            case IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr,
            } both:
                Visit(both.LeftOperand);
                VisitGuarded(
                    both.RightOperand, both.LeftOperand, both.OperatorKind == BinaryOperatorKind.ConditionalAnd);
                break;
            case IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } loop:
                Visit(condition);
                VisitGuarded(loop.Body, condition, holds: true);
                break;
            case IForLoopOperation { Condition: { } condition } loop:
                VisitFor(loop, condition);
                break;
            default:
                VisitNested(operation);
                break;
        }
    }

    private void VisitNested(IOperation operation)
    {
        switch (operation)
        {
            case ISwitchCaseOperation section:
                VisitAll(section.Clauses);
                var guard = section.Clauses is [IPatternCaseClauseOperation { Guard: { } only }] ? only : null;
                VisitGuarded(() => VisitSequence(section.Body), guard);
                break;
            case ISwitchExpressionArmOperation arm:
                Visit(arm.Pattern);
                Visit(arm.Guard);
                VisitGuarded(() => Visit(arm.Value), arm.Guard);
                break;
            case ICatchClauseOperation clause:
                Visit(clause.ExceptionDeclarationOrExpression);
                Visit(clause.Filter);
                VisitGuarded(() => Visit(clause.Handler), clause.Filter);
                break;
            case IAnonymousFunctionOperation lambda:
                Enter(lambda.Symbol, lambda);
                break;
            case ILocalFunctionOperation function:
                Enter(function.Symbol, function);
                break;
            default:
                VisitChildren(operation);
                break;
        }
    }

    private void Enter(IMethodSymbol function, IOperation operation)
    {
        Nests = true;
        Declare(function, operation.Syntax.SyntaxTree);
        StatementFlow.AddEdges(operation, _edges);
        VisitChildren(operation);
    }

    private void VisitFor(IForLoopOperation loop, IOperation condition)
    {
        VisitAll(loop.Before);
        Visit(condition);
        VisitGuarded(
            () =>
            {
                Visit(loop.Body);
                VisitAll(loop.AtLoopBottom);
            },
            condition);
    }

    private void VisitChildren(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            Visit(child);
        }
    }

    private void VisitAll<T>(ImmutableArray<T> operations)
        where T : IOperation
    {
        foreach (var operation in operations)
        {
            Visit(operation);
        }
    }

    private void VisitGuarded(IOperation? operation, IOperation condition, bool holds)
    {
        if (operation is not null)
        {
            _guards.Enter(condition, holds);
            Visit(operation);
            _guards.LeaveTo(_guards.Depth - 1);
        }
    }

    private void VisitGuarded(Action visit, IOperation? condition)
    {
        var depth = _guards.Depth;
        if (condition is not null)
        {
            _guards.Enter(condition, holds: true);
        }

        visit();
        _guards.LeaveTo(depth);
    }

    /// <summary>
    /// A label ends what is known: a goto may lead there. A local function may be called before its declaration.
    /// </summary>
    private void VisitSequence(ImmutableArray<IOperation> operations)
    {
        var depth = _guards.Depth;
        foreach (var function in operations)
        {
            if (function is ILocalFunctionOperation)
            {
                Visit(function);
            }
        }

        foreach (var operation in operations)
        {
            if (operation is ILocalFunctionOperation)
            {
                continue;
            }

            if (operation is ILabeledOperation)
            {
                _guards.LeaveTo(depth);
            }

            Visit(operation);
            if (operation is IConditionalOperation { Condition: var condition } either)
            {
                var whenTrue = !Leaves(either.WhenTrue);
                var whenFalse = !Leaves(either.WhenFalse);
                if (whenTrue != whenFalse)
                {
                    _guards.Enter(condition, holds: whenTrue);
                }
            }
        }

        _guards.LeaveTo(depth);
    }

    /// <summary>True where control never gets past the end of a statement, as its last part shows.</summary>
    private static bool Leaves(IOperation? operation) => operation switch
    {
        IReturnOperation { Kind: not OperationKind.YieldReturn } or IThrowOperation or IBranchOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: var all } => !all.IsEmpty && Leaves(all[^1]),
        IConditionalOperation { WhenFalse: { } whenFalse } either => Leaves(either.WhenTrue) && Leaves(whenFalse),
        ILockOperation { Body: var body } => Leaves(body),
        IUsingOperation { Body: var body } => Leaves(body),
        _ => false,
    };

    private void Declare(IMethodSymbol? function, SyntaxTree tree)
    {
        foreach (var parameter in function?.Parameters ?? [])
        {
            if (!parameter.IsImplicitlyDeclared)
            {
                Use(parameter, VariableTokens.Declaration(parameter, tree));
            }
        }
    }

    private void Use(ISymbol variable, int position)
    {
        if (position >= 0)
        {
            _uses.Add(variable, position);
            _guards.AddEdges(variable, position, _edges);
        }
    }
}
