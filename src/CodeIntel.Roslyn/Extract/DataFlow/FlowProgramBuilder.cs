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
    private readonly RefAliases _aliases;
    private readonly bool _nests;
    private readonly FlowVariables _variables = new();
    private readonly List<FlowGraph> _graphs = [];
    private readonly List<IReadOnlyList<FlowStep>> _steps = [];
    private readonly Dictionary<IOperation, int> _lambdas = [];
    private readonly Dictionary<ISymbol, int> _localFunctions = new(SymbolEqualityComparer.Default);
    private int _blocks;
    private int _functions;

    private FlowProgramBuilder(SyntaxTree tree, RefAliases aliases, bool nests)
    {
        _tree = tree;
        _aliases = aliases;
        _nests = nests;
    }

    /// <summary>
    /// The program of a member's graph. <paramref name="nests"/>: there are lambdas or local functions in it.
    /// </summary>
    public static FlowProgram Build(
        ControlFlowGraph graph, IMethodSymbol? member, SyntaxTree tree, RefAliases aliases, bool nests)
    {
        var builder = new FlowProgramBuilder(tree, aliases, nests);
        builder.Add(graph, member);
        return builder.Build();
    }

    private FlowProgram Build()
    {
        for (var g = 0; g < _graphs.Count; g++)
        {
            // nested ones are found while the ones before are read: the list grows in a fixed order
            AddSteps(_graphs[g]);
        }

        var blocks = new List<FlowBlock>(_blocks);
        var functions = new List<FlowFunction>(_functions);
        foreach (var graph in _graphs)
        {
            var jumps = new FlowJumps(graph, _variables.Known);
            foreach (var block in graph.Graph.Blocks)
            {
                blocks.Add(new(
                    graph.FunctionOf(block), _steps[blocks.Count], jumps.Of(block), FlowGraph.Ends(block)));
            }

            functions.Add(new(graph.FirstBlock, functions.Count == 0 ? [] : _variables.In(graph.Method)));
            functions.AddRange(graph.Finallies.Keys.Select(
                region => new FlowFunction(graph.FirstBlock + region.FirstBlockOrdinal, _variables.In(region))));
        }

        return new(blocks, functions, _variables.Count);
    }

    private void AddSteps(FlowGraph flow)
    {
        var graph = flow.Graph;
        foreach (var local in graph.LocalFunctions)
        {
            _localFunctions.TryAdd(local, Add(graph.GetLocalFunctionControlFlowGraph(local), local));
        }

        var collector = new StepCollector(
            _tree, _variables, _aliases, _nests ? o => Nested(graph, o) : null, CaptureTargets.Of(graph));
        foreach (var block in graph.Blocks)
        {
            _steps.Add(block.Ordinal == 0 ? Parameters(flow.Method) : collector.Collect(block));
        }
    }

    /// <summary>A caller writes the parameters, but for those that are out.</summary>
    private List<FlowStep> Parameters(IMethodSymbol? method)
    {
        var steps = new List<FlowStep>();
        foreach (var parameter in method?.Parameters ?? [])
        {
            var position = VariableTokens.Declaration(parameter, _tree);
            if (position >= 0 && !parameter.IsImplicitlyDeclared && parameter.RefKind != RefKind.Out)
            {
                steps.Add(FlowStep.Of(_variables.Number(parameter), position, FlowUse.Write));
            }
        }

        return steps;
    }

    /// <summary>
    /// How an operation runs a nested function. The body of an iterator or asynchronous function may run later.
    /// </summary>
    private FlowStep? Nested(ControlFlowGraph graph, IOperation operation) => operation switch
    {
        IFlowAnonymousFunctionOperation lambda => FlowStep.Create(Lambda(graph, lambda)),
        IInvocationOperation { TargetMethod.OriginalDefinition: var method }
            when _localFunctions.TryGetValue(method, out var function) =>
            method.IsAsync || method.IsIterator ? FlowStep.Create(function) : FlowStep.Call(function),
        IMethodReferenceOperation { Method.OriginalDefinition: var method }
            when _localFunctions.TryGetValue(method, out var function) => FlowStep.Create(function),
        _ => null,
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
        var flow = new FlowGraph(graph, method, _blocks, _functions);
        _graphs.Add(flow);
        _blocks += graph.Blocks.Length;
        _functions += 1 + flow.Finallies.Count;
        return flow.FirstFunction;
    }
}
