using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Lists the uses of variables in the operations of one control-flow graph, in order of evaluation. The graph keeps a
/// conditional target or value in numbered captures; where a capture stands for a target, its uses are uses of the
/// captured variable. Uses of a ref local are also uses of the variables that it may stand for.
/// </summary>
internal sealed class StepCollector(
    SyntaxTree tree,
    FlowVariables variables,
    RefAliases aliases,
    Func<IOperation, FlowStep?>? nested,
    IReadOnlyDictionary<CaptureId, IOperation> targets)
{
    private List<FlowStep> _steps = [];

    /// <summary>The steps of a block.</summary>
    public List<FlowStep> Collect(BasicBlock block)
    {
        _steps = [];
        foreach (var operation in block.Operations)
        {
            Visit(operation);
        }

        Visit(block.BranchValue);
        if (nested is not null && block.Kind == BasicBlockKind.Exit)
        {
            // what was created may be run by whoever gets it
            _steps.Add(FlowStep.Elsewhere);
        }

        return _steps;
    }

    private void Visit(IOperation? operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (operation)
        {
            case null:
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation:
                UseUnbound(operation);
                break;
            case IAssignmentOperation assignment:
                Assign(assignment);
                break;
            case IIncrementOrDecrementOperation increment:
                VisitParts(increment.Target);
                Use(increment.Target, FlowUse.Read | FlowUse.Write);
                break;
            case IFlowCaptureOperation capture:
                VisitCapture(capture);
                break;
            case IFlowCaptureReferenceOperation reference:
                Use(reference, FlowUse.Read);
                break;
            case IDeclarationExpressionOperation declaration:
                Use(declaration, FlowUse.Write);
                break;
            default:
                VisitPatternOrCall(operation);
                break;
        }
    }

    private void VisitPatternOrCall(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                Visit(invocation.Instance);
                VisitArguments(invocation.Arguments);
                RunNested(invocation);
                break;
            case IObjectCreationOperation creation:
                VisitArguments(creation.Arguments);
                Visit(creation.Initializer);
                RunNested(creation);
                break;
            case IPropertyReferenceOperation property:
                Visit(property.Instance);
                VisitArguments(property.Arguments);
                RunNested(property);
                break;
            case IFlowAnonymousFunctionOperation or IMethodReferenceOperation or IAwaitOperation:
                VisitChildren(operation);
                RunNested(operation);
                break;
            case IAddressOfOperation address:
                VisitParts(address.Reference);
                Lend(address.Reference);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                Declare(symbol, operation.Syntax);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: var symbol }:
                VisitChildren(operation);
                Declare(symbol, operation.Syntax);
                break;
            case IListPatternOperation { DeclaredSymbol: var symbol }:
                VisitChildren(operation);
                Declare(symbol, operation.Syntax);
                break;
            default:
                VisitChildren(operation);
                break;
        }
    }

    private void VisitChildren(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            Visit(child);
        }
    }

    private void Assign(IAssignmentOperation assignment)
    {
        VisitParts(assignment.Target);
        if (assignment is ICompoundAssignmentOperation)
        {
            // where the value has branches, the old value was read before them
            if (assignment.Target is not IFlowCaptureReferenceOperation)
            {
                Use(assignment.Target, FlowUse.Read);
            }
        }
        else if (assignment is ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation bound })
        {
            Visit(assignment.Value);
            Add(bound.Local, Position(bound.Local, bound.Syntax), FlowUse.Write);
            return;
        }

        // the graph has already read the target of a ??= in a block before
        var again = assignment is ICompoundAssignmentOperation
            || assignment.Syntax.IsKind(SyntaxKind.CoalesceAssignmentExpression);
        Visit(assignment.Value);
        Use(assignment.Target, again ? FlowUse.Write | FlowUse.Again : FlowUse.Write);
        if (assignment.Target is IPropertyReferenceOperation)
        {
            RunNested(assignment.Target);
        }
    }

    private void VisitCapture(IFlowCaptureOperation capture)
    {
        if (targets.ContainsKey(capture.Id))
        {
            VisitParts(capture.Value);
            if (capture.Value.Syntax.Parent is AssignmentExpressionSyntax { Left: var left } assignment
                && left == capture.Value.Syntax && !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
                && !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
            {
                Use(capture.Value, FlowUse.Read);
            }
        }
        else
        {
            Visit(capture.Value);
        }
    }

    /// <summary>References are passed while arguments are evaluated, and written when all were.</summary>
    private void VisitArguments(IEnumerable<IArgumentOperation> arguments)
    {
        var written = new List<(IOperation Target, FlowUse Use)>();
        foreach (var argument in arguments)
        {
            switch (argument.Parameter?.RefKind)
            {
                case RefKind.Out:
                    VisitParts(argument.Value);
                    written.Add((argument.Value, FlowUse.Write));
                    break;
                case RefKind.Ref:
                    VisitParts(argument.Value);
                    Use(argument.Value, FlowUse.Read);
                    written.Add((argument.Value, FlowUse.Write | FlowUse.Again | FlowUse.Maybe));
                    break;
                default:
                    Visit(argument.Value);
                    break;
            }
        }

        written.ForEach(w => Use(w.Target, w.Use));
    }

    /// <summary>
    /// What is evaluated to know a target, without using the target itself: <c>a</c> and <c>i</c> of <c>a[i] = …</c>.
    /// </summary>
    private void VisitParts(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation:
            case IDeclarationExpressionOperation or IDiscardOperation:
                break;
            case ITupleOperation tuple:
                tuple.Elements.ToList().ForEach(VisitParts);
                break;
            case IConversionOperation conversion:
                VisitParts(conversion.Operand);
                break;
            case IFieldReferenceOperation { Instance: { } instance } when IsPart(instance):
                VisitParts(instance);
                break;
            case IPropertyReferenceOperation property:
                Visit(property.Instance);
                VisitArguments(property.Arguments);
                break;
            default:
                VisitChildren(target);
                break;
        }
    }

    /// <summary>A field of a variable of a value type is a part of the variable.</summary>
    private static bool IsPart(IOperation instance) => instance.Type is { IsValueType: true }
        && instance is ILocalReferenceOperation or IParameterReferenceOperation
            or IFieldReferenceOperation { Instance: not null } or IFlowCaptureReferenceOperation;

    private void Use(IOperation target, FlowUse use)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Use(local.Local, local, use);
                break;
            case IParameterReferenceOperation parameter:
                Use(parameter.Parameter, parameter, use);
                break;
            case IFlowCaptureReferenceOperation reference when targets.TryGetValue(reference.Id, out var captured):
                Use(captured, use);
                break;
            case ITupleOperation tuple:
                tuple.Elements.ToList().ForEach(e => Use(e, use));
                break;
            case IConversionOperation conversion:
                Use(conversion.Operand, use);
                break;
            case IDeclarationExpressionOperation declaration:
                Use(declaration.Expression, use);
                break;
            case IFieldReferenceOperation { Instance: { } instance } when IsPart(instance):
                UsePart(instance, use);
                break;
        }
    }

    private void UsePart(IOperation whole, FlowUse use)
    {
        if (use.HasFlag(FlowUse.Read))
        {
            Use(whole, FlowUse.Read);
        }

        if (use.HasFlag(FlowUse.Write))
        {
            var again = use.HasFlag(FlowUse.Read) ? FlowUse.Again : FlowUse.None;
            Use(whole, (use & ~FlowUse.Read) | again | FlowUse.Maybe);
        }
    }

    /// <summary>A reference is given away: what gets it may read at once and write at once.</summary>
    private void Lend(IOperation target)
    {
        Use(target, FlowUse.Read);
        Use(target, FlowUse.Write | FlowUse.Again | FlowUse.Maybe);
    }

    /// <summary>In a call that did not bind, the keyword says how an argument is passed.</summary>
    private void UseUnbound(IOperation operation)
    {
        switch (operation.Syntax.Parent)
        {
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword }:
                Use(operation, FlowUse.Write);
                break;
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword }:
                Lend(operation);
                break;
            default:
                Use(operation, FlowUse.Read);
                break;
        }
    }

    private void Use(ISymbol symbol, IOperation reference, FlowUse use)
    {
        // what the compiler inserts (the disposal of a using) reads the variable without a token of its own
        var position = Position(symbol, reference.Syntax);
        if (position < 0 || (use == FlowUse.Read && VariableTokens.Of(reference.Syntax)?.SpanStart != position)
            || (use == FlowUse.Read && VariableTokens.Declared(reference.Syntax) is not null))
        {
            return;
        }

        Add(symbol, position, use);
        var (stoodFor, certain) = aliases.Of(symbol);
        foreach (var target in stoodFor)
        {
            Add(target, position, certain ? use : use | FlowUse.Maybe);
        }
    }

    private static int Position(ISymbol symbol, SyntaxNode syntax) =>
        VariableTokens.Of(syntax) is { } token && token.ValueText == symbol.Name
            ? token.SpanStart
            : VariableTokens.Declaration(symbol, syntax.SyntaxTree);

    private void Declare(ISymbol? symbol, SyntaxNode syntax)
    {
        var position = symbol is null ? -1 : VariableTokens.Declaration(symbol, syntax.SyntaxTree);
        if (position >= 0)
        {
            Add(symbol!, position, FlowUse.Write);
        }
    }

    private void Add(ISymbol symbol, int position, FlowUse use)
    {
        if (position < 0)
        {
            return;
        }

        if (use == FlowUse.Write && VariableTokens.Declaration(symbol, tree) == position)
        {
            use |= FlowUse.Declared;
        }

        _steps.Add(FlowStep.Of(variables.Number(symbol), position, use));
    }

    /// <summary>Whatever is called may run functions that were created before.</summary>
    private void RunNested(IOperation operation)
    {
        if (nested is null)
        {
            return;
        }

        var step = nested(operation);
        if (step is { } run)
        {
            _steps.Add(run);
        }

        var isLater = operation is IFlowAnonymousFunctionOperation or IMethodReferenceOperation
            || (step is not null && operation is IInvocationOperation { TargetMethod.IsIterator: true });
        if (!isLater && step is not { Kind: FlowStepKind.Call })
        {
            _steps.Add(FlowStep.Elsewhere);
        }
    }
}
