using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// A control-flow graph of the compiler as part of a <see cref="FlowProgram"/>: which blocks and functions it became.
/// </summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<ControlFlowRegion, int> _finallies = [];
    private readonly int[] _functions;

    /// <summary>
    /// Numbers a graph: its blocks from <paramref name="firstBlock"/> on, itself as function
    /// <paramref name="firstFunction"/> and its finally regions as the next ones, outer before inner.
    /// </summary>
    public FlowGraph(ControlFlowGraph graph, IMethodSymbol? method, int firstBlock, int firstFunction)
    {
        Graph = graph;
        Method = method;
        FirstBlock = firstBlock;
        FirstFunction = firstFunction;
        _functions = new int[graph.Blocks.Length];
        Array.Fill(_functions, firstFunction);
        AddFinallies(graph.Root);
    }

    /// <summary>The compiler's graph.</summary>
    public ControlFlowGraph Graph { get; }

    /// <summary>The method, lambda or local function; null for an initialiser.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>Number of the first block.</summary>
    public int FirstBlock { get; }

    /// <summary>Number of the function that is not a finally region.</summary>
    public int FirstFunction { get; }

    /// <summary>The finally regions with their functions, in order of number.</summary>
    public IReadOnlyDictionary<ControlFlowRegion, int> Finallies => _finallies;

    /// <summary>The function of a finally region.</summary>
    public int Finally(ControlFlowRegion region) => _finallies[region];

    /// <summary>The function of a block.</summary>
    public int FunctionOf(BasicBlock block) => _functions[block.Ordinal];

    /// <summary>True where the block's function is done at the block's end.</summary>
    public static bool Ends(BasicBlock block)
    {
        if (block.Kind == BasicBlockKind.Exit)
        {
            return true;
        }

        if (!IsSehEnd(block.FallThroughSuccessor) && !IsSehEnd(block.ConditionalSuccessor))
        {
            return false;
        }

        var region = block.EnclosingRegion;
        while (region.Kind is not (ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter
            or ControlFlowRegionKind.Root))
        {
            region = region.EnclosingRegion!;
        }

        return region.Kind == ControlFlowRegionKind.Finally;
    }

    private static bool IsSehEnd(ControlFlowBranch? branch) =>
        branch?.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling;

    private void AddFinallies(ControlFlowRegion region)
    {
        foreach (var nested in region.NestedRegions)
        {
            if (nested.Kind == ControlFlowRegionKind.Finally)
            {
                var function = FirstFunction + 1 + _finallies.Count;
                _finallies.Add(nested, function);
                Array.Fill(_functions, function, nested.FirstBlockOrdinal,
                    nested.LastBlockOrdinal - nested.FirstBlockOrdinal + 1);
            }

            AddFinallies(nested);
        }
    }
}
