using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Lists the uses of variables in the operations of one control-flow graph, in order of evaluation. The graph keeps a
/// conditional target or value in numbered captures; where a capture stands for a target, its uses are uses of the
/// captured variable.
/// </summary>
internal sealed class StepCollector(
    FlowVariables variables, Func<IOperation, int> nestedFunction, IReadOnlyDictionary<CaptureId, IOperation> targets)
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
                Use(operation, VariableTokens.ArgumentUse(operation.Syntax));
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
                Enter(invocation);
                break;
            case IObjectCreationOperation creation:
                VisitArguments(creation.Arguments);
                Visit(creation.Initializer);
                break;
            case IFlowAnonymousFunctionOperation or IMethodReferenceOperation:
                VisitChildren(operation);
                Enter(operation);
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
            Use(assignment.Target, FlowUse.Read);
        }

        // the graph has already read the target of a ??= in a block before
        var again = assignment is ICompoundAssignmentOperation
            || assignment.Syntax.IsKind(SyntaxKind.CoalesceAssignmentExpression);
        Visit(assignment.Value);
        Use(assignment.Target, again ? FlowUse.Write | FlowUse.Again : FlowUse.Write);
    }

    private void VisitCapture(IFlowCaptureOperation capture)
    {
        if (targets.ContainsKey(capture.Id))
        {
            VisitParts(capture.Value);
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
                    written.Add((argument.Value, FlowUse.Write | FlowUse.Again));
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
            default:
                VisitChildren(target);
                break;
        }
    }

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
        }
    }

    private void Use(ISymbol symbol, IOperation reference, FlowUse use)
    {
        var token = VariableTokens.Of(reference.Syntax);
        var declares = VariableTokens.Declared(reference.Syntax) is not null;
        if (use == FlowUse.Read && declares)
        {
            // what the compiler inserts (the disposal of a using) reads the variable without a token of its own
            return;
        }

        var position = token is { } t && t.ValueText == symbol.Name
            ? t.SpanStart
            : VariableTokens.Declaration(symbol, reference.Syntax.SyntaxTree);
        if (position >= 0 && (use != FlowUse.Read || token is not null))
        {
            _steps.Add(FlowStep.Of(variables.Number(symbol), position, use));
        }
    }

    private void Declare(ISymbol? symbol, SyntaxNode syntax)
    {
        var position = symbol is null ? -1 : VariableTokens.Declaration(symbol, syntax.SyntaxTree);
        if (position >= 0)
        {
            _steps.Add(FlowStep.Of(variables.Number(symbol!), position, FlowUse.Write));
        }
    }

    private void Enter(IOperation operation)
    {
        var function = nestedFunction(operation);
        if (function >= 0)
        {
            _steps.Add(FlowStep.Into(function));
        }
    }
}
