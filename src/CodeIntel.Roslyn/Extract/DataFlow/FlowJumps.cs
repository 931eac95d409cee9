using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Where control may go from each block of a graph. A branch that leaves try regions runs their finally regions first;
/// anything in a try region may throw, so every handler around it may follow, up to one that catches everything.
/// </summary>
/// <remarks>
/// An exception filter runs before the finally regions between it and the throw, its handler after them; a way leads to
/// the filter without and one with them. What throws inside a finally region is part of running it.
/// </remarks>
internal sealed class FlowJumps(FlowGraph flow, Func<ILocalSymbol, int> variable)
{
    private readonly List<FlowJump> _jumps = [];

    /// <summary>The jumps of a block.</summary>
    public IReadOnlyList<FlowJump> Of(BasicBlock block)
    {
        if (!block.IsReachable)
        {
            return [];
        }

        _jumps.Clear();
        var taken = IsTaken(block);
        AddBranch(block, taken == true ? null : block.FallThroughSuccessor);
        AddBranch(block, taken == false ? null : block.ConditionalSuccessor);
        AddHandlers(block);
        return [.. _jumps];
    }

    /// <summary>Whether the conditional branch is always or never taken; null where that depends.</summary>
    private static bool? IsTaken(BasicBlock block) =>
        block.ConditionKind != ControlFlowConditionKind.None
        && block.BranchValue?.ConstantValue is { HasValue: true, Value: bool value }
            ? value == (block.ConditionKind == ControlFlowConditionKind.WhenTrue)
            : null;

    private void AddBranch(BasicBlock from, ControlFlowBranch? branch)
    {
        if (branch?.Destination is { } destination)
        {
            int[] through = branch.FinallyRegions.IsEmpty ? [] : [.. branch.FinallyRegions.Select(flow.Finally)];
            _jumps.Add(Jump(from, destination.Ordinal, through, exceptional: false));
        }
    }

    private void AddHandlers(BasicBlock block)
    {
        List<int> through = [];
        var region = block.EnclosingRegion;
        for (; region.Kind is not (ControlFlowRegionKind.Root or ControlFlowRegionKind.Finally);
            region = region.EnclosingRegion!)
        {
            if (region.Kind == ControlFlowRegionKind.Filter)
            {
                // an exception in a filter counts as false: the catch clauses after it are next
                var clauses = region.EnclosingRegion!.EnclosingRegion!.NestedRegions;
                if (AddHandlers(block, clauses.Skip(clauses.IndexOf(region.EnclosingRegion) + 1), through))
                {
                    return;
                }
            }
            else if (region.Kind == ControlFlowRegionKind.Try
                && AddHandlers(block, region.EnclosingRegion!.NestedRegions.Skip(1), through))
            {
                return;
            }
        }

        if (through.Count > 0)
        {
            _jumps.Add(new(-1, [.. through], [], true));
        }
    }

    /// <summary>True where one of the handlers catches every exception.</summary>
    private bool AddHandlers(BasicBlock from, IEnumerable<ControlFlowRegion> handlers, List<int> through)
    {
        foreach (var handler in handlers)
        {
            if (handler.Kind == ControlFlowRegionKind.Finally)
            {
                through.Add(flow.Finally(handler));
                continue;
            }

            _jumps.Add(Jump(from, handler.FirstBlockOrdinal, [.. through], exceptional: true));
            if (handler.Kind == ControlFlowRegionKind.FilterAndHandler && through.Count > 0)
            {
                _jumps.Add(Jump(from, handler.FirstBlockOrdinal, [], exceptional: true));
            }

            if (CatchesAll(handler))
            {
                return true;
            }
        }

        return false;
    }

    private static bool CatchesAll(ControlFlowRegion handler) => handler is
    {
        Kind: ControlFlowRegionKind.Catch,
        ExceptionType: null or { SpecialType: SpecialType.System_Object } or
        {
            MetadataName: "Exception",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        },
    };

    private FlowJump Jump(BasicBlock from, int to, int[] through, bool exceptional)
    {
        List<int>? fresh = null;
        for (var region = flow.Graph.Blocks[to].EnclosingRegion; IsEntered(region, from, to);
            region = region.EnclosingRegion!)
        {
            foreach (var local in region.Locals)
            {
                if (variable(local) is >= 0 and var number)
                {
                    (fresh ??= []).Add(number);
                }
            }
        }

        return new(flow.FirstBlock + to, through, fresh ?? (IReadOnlyList<int>)[], exceptional);
    }

    private bool IsEntered(ControlFlowRegion region, BasicBlock from, int to) =>
        region.Kind != ControlFlowRegionKind.Root
        && (from.Ordinal < region.FirstBlockOrdinal || from.Ordinal > region.LastBlockOrdinal
            || (to == region.FirstBlockOrdinal && from.Ordinal >= to && IsNextRound(region, from)));

    /// <summary>
    /// A way back to the first block of a scope from inside it is the next round of a loop around the scope, whose own
    /// blocks the graph has dropped, unless it belongs to a loop or goto inside.
    /// </summary>
    private bool IsNextRound(ControlFlowRegion region, BasicBlock from)
    {
        if (region.Locals.IsEmpty || region.Locals[0].DeclaringSyntaxReferences is not [var reference, ..]
            || reference.GetSyntax().FirstAncestorOrSelf<StatementSyntax>()?.Parent is not { } scope)
        {
            return false;
        }

        var target = Syntax(flow.Graph.Blocks[region.FirstBlockOrdinal]);
        var source = Syntax(from);
        var inner = target?.Ancestors().TakeWhile(node => node != scope).LastOrDefault(IsLoop);
        return scope.AncestorsAndSelf().Any(IsLoop) && (inner is null || source is null || !inner.Contains(source));
    }

    private static SyntaxNode? Syntax(BasicBlock block) =>
        block.BranchValue?.Syntax ?? (block.Operations.IsEmpty ? null : block.Operations[^1].Syntax);

    private static bool IsLoop(SyntaxNode node) => node
        is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;
}
