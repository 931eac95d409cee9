using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Where control may go from each block. A branch that leaves try regions runs their finally regions first, one after
/// the other; anything in a try region may throw, so every handler around it may follow.
/// </summary>
internal sealed class FlowJumps
{
    private readonly ControlFlowGraph _graph;
    private readonly Func<ILocalSymbol, int> _variable;
    private readonly SortedSet<(int To, bool Exceptional)>[] _targets;

    private FlowJumps(ControlFlowGraph graph, Func<ILocalSymbol, int> variable)
    {
        _graph = graph;
        _variable = variable;
        _targets = [.. graph.Blocks.Select(_ => new SortedSet<(int, bool)>())];
    }

    /// <summary>
    /// The jumps of each block, by ordinal; <paramref name="variable"/> gives a local's number, −1 if it is never used.
    /// </summary>
    public static List<FlowJump>[] Of(ControlFlowGraph graph, Func<ILocalSymbol, int> variable)
    {
        var jumps = new FlowJumps(graph, variable);
        foreach (var block in graph.Blocks.Where(b => b.IsReachable))
        {
            jumps.AddBranch(block, block.FallThroughSuccessor);
            jumps.AddBranch(block, block.ConditionalSuccessor);
            jumps.AddHandlers(block);
        }

        return [.. graph.Blocks.Select(jumps.From)];
    }

    private List<FlowJump> From(BasicBlock block) =>
        [.. _targets[block.Ordinal].Select(t => Jump(block, t.To, t.Exceptional))];

    private void AddBranch(BasicBlock from, ControlFlowBranch? branch)
    {
        if (branch?.Destination is not { } destination)
        {
            return;
        }

        IEnumerable<int> sources = [from.Ordinal];
        foreach (var region in branch.FinallyRegions)
        {
            foreach (var source in sources)
            {
                _targets[source].Add((region.FirstBlockOrdinal, false));
            }

            sources = Ends(region);
        }

        foreach (var source in sources)
        {
            _targets[source].Add((destination.Ordinal, false));
        }
    }

    /// <summary>The blocks at which a finally region is done.</summary>
    private List<int> Ends(ControlFlowRegion region)
    {
        var ends = new List<int>();
        for (var i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
        {
            var block = _graph.Blocks[i];
            if (
                block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling
                && Innermost(block.EnclosingRegion, ControlFlowRegionKind.Finally) == region
            )
            {
                ends.Add(i);
            }
        }

        return ends;
    }

    private void AddHandlers(BasicBlock block)
    {
        // a lambda's root has the regions of its creator around it, with ordinals of another graph
        var region = block.EnclosingRegion;
        for (; region.Kind != ControlFlowRegionKind.Root; region = region.EnclosingRegion!)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
            {
                continue;
            }

            foreach (var handler in Handlers(region.EnclosingRegion!.NestedRegions))
            {
                _targets[block.Ordinal].Add((handler.FirstBlockOrdinal, true));
            }
        }
    }

    private static IEnumerable<ControlFlowRegion> Handlers(ImmutableArray<ControlFlowRegion> regions) =>
        regions.Where(r =>
            r.Kind
                is ControlFlowRegionKind.Catch
                    or ControlFlowRegionKind.FilterAndHandler
                    or ControlFlowRegionKind.Finally
        );

    private FlowJump Jump(BasicBlock from, int to, bool exceptional)
    {
        var fresh = new List<int>();
        for (var region = _graph.Blocks[to].EnclosingRegion; !Contains(region, from); region = region.EnclosingRegion!)
        {
            fresh.AddRange(region.Locals.Select(_variable).Where(v => v >= 0));
        }

        return new(to, fresh, exceptional);
    }

    private static bool Contains(ControlFlowRegion region, BasicBlock block) =>
        region.FirstBlockOrdinal <= block.Ordinal && block.Ordinal <= region.LastBlockOrdinal;

    private static ControlFlowRegion? Innermost(ControlFlowRegion? region, ControlFlowRegionKind kind)
    {
        while (region is not null && region.Kind != kind)
        {
            region = region.EnclosingRegion;
        }

        return region;
    }
}
