using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// The CfgNext edges of one function (Hellendoorn 2020): from each statement to every statement that may run next. A
/// loop, if, switch, using, lock or fixed statement stands for its own condition or header; blocks, labels and try
/// stand for nothing. What is not reachable has no edges.
/// </summary>
/// <remarks>
/// The compiler's control-flow graph has no trace of break, continue and goto, so the edges follow the operation tree.
/// A statement in a try block may throw, so that the first statement of each catch clause or finally block around may
/// follow.
/// </remarks>
internal sealed class StatementFlow
{
    private readonly StatementGraph _graph = new();
    private readonly Dictionary<ILabelSymbol, (int Point, TryFrame? Frame)> _labels =
        new(SymbolEqualityComparer.Default);
    private readonly List<(int From, ILabelSymbol Label, TryFrame? Frame)> _jumps = [];
    private TryFrame? _frame;

    /// <summary>Adds the edges of a member's body, or of a lambda or local function without those inside it.</summary>
    public static void AddEdges(IOperation function, List<FlowEdge> edges)
    {
        var flow = new StatementFlow();
        var entry = flow._graph.Add();
        var at = entry;
        foreach (var part in function.ChildOperations)
        {
            if (part is IBlockOperation)
            {
                at = flow.Flow(part, at);
            }
        }

        if (function is IBlockOperation block)
        {
            at = flow.Sequence(block.Operations, entry);
        }

        foreach (var (from, label, frame) in flow._jumps)
        {
            if (flow._labels.TryGetValue(label, out var target))
            {
                flow.Leave(from, frame, target.Frame?.Depth ?? 0, target.Point);
            }
        }

        flow._graph.AddEdges(entry, edges);
    }

    /// <summary>Adds a statement to the graph; the result is the point where it is done.</summary>
    private int Flow(IOperation operation, int from)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (operation)
        {
            case IBlockOperation block:
                return Sequence(block.Operations, from);
            case ILabeledOperation labeled:
                var label = Place(labeled.Label);
                _graph.Link(from, label);
                return labeled.Operation is null ? label : Flow(labeled.Operation, label);
            case ITryOperation guarded:
                return Try(guarded, from);
            case ILocalFunctionOperation:
                return from;
            case var other when other.IsImplicit || other.Syntax is not StatementSyntax:
                return from;
        }

        var at = _graph.Add(operation.Syntax);
        _graph.Link(from, at);
        Throw(at, _frame);
        return operation switch
        {
            IConditionalOperation either => If(either, at),
            IWhileLoopOperation { ConditionIsTop: false } loop => Do(loop, from, at),
            ILoopOperation loop => Loop(loop, at),
            ISwitchOperation choice => Switch(choice, at),
            IBranchOperation branch => Jump(at, branch.Target),
            IReturnOperation { Kind: not OperationKind.YieldReturn } => Return(at),
            IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => _graph.Add(),
            IUsingOperation { Body: var body } => Flow(body, at),
            ILockOperation { Body: var body } => Flow(body, at),
            IVariableDeclarationGroupOperation or IExpressionStatementOperation => at,
            _ => Statements(operation, at),
        };
    }

    private int Sequence(ImmutableArray<IOperation> operations, int from)
    {
        foreach (var operation in operations)
        {
            from = Flow(operation, from);
        }

        return from;
    }

    /// <summary>What has no operation of its own (fixed) has statements below it all the same.</summary>
    private int Statements(IOperation operation, int at)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (child.Syntax is StatementSyntax && child.Syntax.Parent == operation.Syntax)
            {
                at = Flow(child, at);
            }
        }

        return at;
    }

    private int If(IConditionalOperation either, int at)
    {
        var join = _graph.Add();
        var never = _graph.Add();
        var always = either.Condition.ConstantValue is { HasValue: true, Value: bool value } ? value : (bool?)null;
        _graph.Link(Flow(either.WhenTrue, always == false ? never : at), join);
        var whenFalse = always == true ? never : at;
        _graph.Link(either.WhenFalse is null ? whenFalse : Flow(either.WhenFalse, whenFalse), join);
        return join;
    }

    private int Loop(ILoopOperation loop, int at)
    {
        var (again, exit) = (Place(loop.ContinueLabel), Place(loop.ExitLabel));
        var condition = loop is IWhileLoopOperation w ? w.Condition : (loop as IForLoopOperation)?.Condition;
        var isForEach = loop is IForEachLoopOperation;
        if (isForEach || !IsConstant(condition, false))
        {
            _graph.Link(Flow(loop.Body, at), again);
        }

        _graph.Link(again, at);
        if (isForEach || (condition is not null && !IsConstant(condition, true)))
        {
            _graph.Link(at, exit);
        }

        return exit;
    }

    /// <summary>The condition of a do loop comes after its body.</summary>
    private int Do(IWhileLoopOperation loop, int from, int at)
    {
        var (again, exit, first) = (Place(loop.ContinueLabel), Place(loop.ExitLabel), _graph.Add());
        _graph.Unlink(from, at);
        _graph.Link(from, first);
        _graph.Link(Flow(loop.Body, first), again);
        _graph.Link(again, at);
        if (!IsConstant(loop.Condition, false))
        {
            _graph.Link(at, first);
        }

        if (!IsConstant(loop.Condition, true))
        {
            _graph.Link(at, exit);
        }

        return exit;
    }

    private int Switch(ISwitchOperation choice, int at)
    {
        var exit = Place(choice.ExitLabel);
        var hasDefault = false;
        foreach (var section in choice.Cases)
        {
            var entry = _graph.Add();
            _graph.Link(at, entry);
            foreach (var clause in section.Clauses)
            {
                hasDefault |= clause.CaseKind == CaseKind.Default;
                if (clause.Label is { } label)
                {
                    _graph.Link(Place(label), entry);
                }
            }

            _graph.Link(Sequence(section.Body, entry), exit);
        }

        if (!hasDefault)
        {
            _graph.Link(at, exit);
        }

        return exit;
    }

    private int Jump(int from, ILabelSymbol label)
    {
        _jumps.Add((from, label, _frame));
        return _graph.Add();
    }

    private int Return(int from)
    {
        Leave(from, _frame, 0, _graph.Add());
        return _graph.Add();
    }

    private int Try(ITryOperation operation, int from)
    {
        var outer = _frame;
        var end = _graph.Add();
        var (entry, done) = operation.Finally is null ? (-1, -1) : (_graph.Add(), _graph.Add());
        var catches = operation.Catches.Select(_ => _graph.Add()).ToList();
        _frame = new(outer, catches, operation.Catches.Any(CatchesAll), entry, done);
        _graph.Link(Flow(operation.Body, from), end);
        _frame = new(outer, [], false, entry, done);
        for (var c = 0; c < catches.Count; c++)
        {
            _graph.Link(Flow(operation.Catches[c].Handler, catches[c]), end);
        }

        _frame = outer;
        if (operation.Finally is null)
        {
            return end;
        }

        var after = _graph.Add();
        _graph.Link(Flow(operation.Finally, entry), done);
        _graph.Link(end, entry);
        _graph.LinkIf(end, done, after);
        return after;
    }

    /// <summary>Where control may go when a statement throws.</summary>
    private void Throw(int at, TryFrame? frame)
    {
        for (var source = at; frame is not null; frame = frame.Outer)
        {
            foreach (var clause in frame.Catches)
            {
                Link(at, source, clause);
            }

            if (frame.CatchesAll)
            {
                return;
            }

            if (frame.FinallyEntry >= 0)
            {
                Link(at, source, frame.FinallyEntry);
                source = frame.FinallyEnd;
            }
        }
    }

    /// <summary>A jump runs the finally blocks of the try statements that it leaves.</summary>
    private void Leave(int from, TryFrame? frame, int depth, int to)
    {
        var source = from;
        for (; frame is not null && frame.Depth > depth; frame = frame.Outer)
        {
            if (frame.FinallyEntry >= 0)
            {
                Link(from, source, frame.FinallyEntry);
                source = frame.FinallyEnd;
            }
        }

        Link(from, source, to);
    }

    /// <summary>The end of a finally block leads on for those that entered it.</summary>
    private void Link(int origin, int from, int to)
    {
        if (origin == from)
        {
            _graph.Link(from, to);
        }
        else
        {
            _graph.LinkIf(origin, from, to);
        }
    }

    private int Place(ILabelSymbol label)
    {
        if (!_labels.TryGetValue(label, out var place))
        {
            place = (_graph.Add(), _frame);
            _labels.Add(label, place);
        }

        return place.Point;
    }

    private static bool IsConstant(IOperation? condition, bool value) =>
        condition?.ConstantValue is { HasValue: true, Value: bool constant } && constant == value;

    private static bool CatchesAll(ICatchClauseOperation clause) => clause.Filter is null && clause.ExceptionType is
        null or { SpecialType: SpecialType.System_Object } or
        {
            MetadataName: "Exception",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        };
}
