using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Builds the flow program of a member from the compiler's control-flow graphs, nested functions included.
/// </summary>
internal sealed class FlowProgramBuilder
{
    private readonly SyntaxTree _tree;
    private readonly FlowVariables _variables = new();
    private readonly List<Found> _functions = [];
    private readonly Dictionary<IOperation, int> _lambdas = [];
    private readonly Dictionary<ISymbol, int> _localFunctions = new(SymbolEqualityComparer.Default);

    private FlowProgramBuilder(SyntaxTree tree) => _tree = tree;

    /// <summary>The program of a member's graph.</summary>
    public static FlowProgram Build(ControlFlowGraph graph, IMethodSymbol? member, SyntaxTree tree)
    {
        var builder = new FlowProgramBuilder(tree);
        builder.Add(graph, member);
        return builder.Build();
    }

    private FlowProgram Build()
    {
        var steps = new List<List<FlowStep>[]>();
        for (var f = 0; f < _functions.Count; f++)
        {
            // found while the ones before are read: the list grows in a fixed order
            steps.Add(Steps(_functions[f]));
        }

        var functions = new List<FlowFunction>();
        for (var f = 0; f < _functions.Count; f++)
        {
            var jumps = FlowJumps.Of(_functions[f].Graph, _variables.Known);
            var blocks = steps[f].Select((s, b) => new FlowBlock(s, jumps[b])).ToList();
            functions.Add(new(blocks, f == 0 ? [] : _variables.In(_functions[f].Method)));
        }

        return new(functions, _variables.Count);
    }

    private List<FlowStep>[] Steps(Found function)
    {
        var graph = function.Graph;
        foreach (var local in graph.LocalFunctions)
        {
            _localFunctions.TryAdd(local, Add(graph.GetLocalFunctionControlFlowGraph(local), local));
        }

        var collector = new StepCollector(_variables, o => Nested(graph, o), CaptureTargets.Of(graph));
        var steps = new List<FlowStep>[graph.Blocks.Length];
        for (var b = 0; b < steps.Length; b++)
        {
            steps[b] = b == 0 ? Parameters(function.Method) : collector.Collect(graph.Blocks[b]);
        }

        return steps;
    }

    /// <summary>A caller writes the parameters.</summary>
    private List<FlowStep> Parameters(IMethodSymbol? method)
    {
        var steps = new List<FlowStep>();
        foreach (var parameter in method?.Parameters ?? [])
        {
            var position = VariableTokens.Declaration(parameter, _tree);
            if (position >= 0 && !parameter.IsImplicitlyDeclared)
            {
                steps.Add(FlowStep.Of(_variables.Number(parameter), position, FlowUse.Write));
            }
        }

        return steps;
    }

    private int Nested(ControlFlowGraph graph, IOperation operation) => operation switch
    {
        IFlowAnonymousFunctionOperation lambda => Lambda(graph, lambda),
        IInvocationOperation call => _localFunctions.GetValueOrDefault(call.TargetMethod.OriginalDefinition, -1),
        IMethodReferenceOperation method => _localFunctions.GetValueOrDefault(method.Method.OriginalDefinition, -1),
        _ => -1,
    };

    private int Lambda(ControlFlowGraph graph, IFlowAnonymousFunctionOperation lambda)
    {
        if (!_lambdas.TryGetValue(lambda, out var function))
        {
            function = Add(graph.GetAnonymousFunctionControlFlowGraph(lambda), lambda.Symbol);
            _lambdas.Add(lambda, function);
        }

        return function;
    }

    private int Add(ControlFlowGraph graph, IMethodSymbol? method)
    {
        _functions.Add(new(graph, method));
        return _functions.Count - 1;
    }

    private readonly record struct Found(ControlFlowGraph Graph, IMethodSymbol? Method);
}
