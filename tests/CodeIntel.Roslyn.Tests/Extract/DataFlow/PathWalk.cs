using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Tests.Extract.DataFlow;

/// <summary>
/// LastRead and LastWrite by brute force: every way through the compiler's control-flow graph, one variable at a time,
/// as configurations (block, event, last read, last write, what is left to do after the finally blocks that run). There
/// are finitely many, and each is visited once. An exception may come at any event.
/// </summary>
internal sealed class PathWalk(ControlFlowGraph graph, string variable)
{
    private readonly HashSet<Configuration> _seen = [];
    private readonly Stack<Configuration> _open = new();
    private readonly HashSet<(EdgeKind Kind, int From, int To)> _edges = [];
    private readonly Dictionary<int, List<Event>> _events = [];

    /// <summary>
    /// The edges; <paramref name="parameter"/>: where the variable is declared as a parameter, or −1.
    /// </summary>
    public HashSet<(EdgeKind Kind, int From, int To)> Edges(int parameter)
    {
        _open.Push(new(0, 0, -1, parameter, null));
        while (_open.TryPop(out var at))
        {
            if (_seen.Add(at))
            {
                Visit(at);
            }
        }

        return _edges;
    }

    private void Visit(Configuration at)
    {
        var block = graph.Blocks[at.Block];
        Throw(at, block.EnclosingRegion, null);
        var events = Events(block);
        if (at.Event < events.Count)
        {
            var one = events[at.Event];
            AddEdges(at, one);
            var read = one.Declares ? -1 : at.Read;
            if (one.Maybe)
            {
                _open.Push(at with { Event = at.Event + 1 });
            }

            _open.Push(at with
            {
                Event = at.Event + 1,
                Read = one.Reads ? one.Position : read,
                Write = one.Writes ? one.Position : at.Write,
            });
            return;
        }

        var constant = block.BranchValue?.ConstantValue is { HasValue: true, Value: bool value } ? value : (bool?)null;
        var whenTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        if (block.ConditionKind == ControlFlowConditionKind.None || constant is null || constant != whenTrue)
        {
            Branch(at, block, block.FallThroughSuccessor);
        }

        if (block.ConditionKind != ControlFlowConditionKind.None && (constant is null || constant == whenTrue))
        {
            Branch(at, block, block.ConditionalSuccessor);
        }
    }

    private void AddEdges(Configuration at, Event one)
    {
        if (one.Again || one.Declares)
        {
            return;
        }

        if (at.Read >= 0)
        {
            _edges.Add((EdgeKind.LastRead, one.Position, at.Read));
        }

        if (at.Write >= 0)
        {
            _edges.Add((EdgeKind.LastWrite, one.Position, at.Write));
        }
    }

    private void Branch(Configuration at, BasicBlock block, ControlFlowBranch? branch)
    {
        if (branch?.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            EndRegion(at, block);
        }
        else if (branch?.Destination is { } destination)
        {
            Continue(at, new([.. branch.FinallyRegions], destination.Ordinal, null, at.Then));
        }
    }

    /// <summary>
    /// The end of a finally region goes on with what was left; that of a filter with the next clause.
    /// </summary>
    private void EndRegion(Configuration at, BasicBlock block)
    {
        var region = block.EnclosingRegion;
        while (region.Kind is not (ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter))
        {
            region = region.EnclosingRegion!;
        }

        if (region.Kind == ControlFlowRegionKind.Filter)
        {
            Throw(at, region.EnclosingRegion!.EnclosingRegion!, region.EnclosingRegion);
        }
        else if (at.Then!.Rethrow is { } from)
        {
            Throw(at with { Then = at.Then.Outer }, from, null);
        }
        else
        {
            Continue(at, at.Then);
        }
    }

    private void Continue(Configuration at, Left left) => _open.Push(left.Finallies.Count == 0
        ? at with { Block = left.Destination, Event = 0, Then = left.Outer }
        : at with
        {
            Block = left.Finallies[0].FirstBlockOrdinal,
            Event = 0,
            Then = left with { Finallies = left.Finallies[1..] },
        });

    /// <summary>
    /// An exception leaves a region: each handler outwards may take it, each finally region takes it on its way.
    /// </summary>
    private void Throw(Configuration at, ControlFlowRegion region, ControlFlowRegion? after)
    {
        for (var inner = region; inner.Kind != ControlFlowRegionKind.Root; inner = inner.EnclosingRegion!)
        {
            var clauses = after is not null ? inner.NestedRegions.SkipWhile(r => r != after).Skip(1)
                : inner.Kind == ControlFlowRegionKind.Try ? inner.EnclosingRegion!.NestedRegions.Skip(1)
                : inner.Kind == ControlFlowRegionKind.Filter ? inner.EnclosingRegion!.EnclosingRegion!.NestedRegions
                    .SkipWhile(r => r != inner.EnclosingRegion).Skip(1)
                : [];
            after = null;
            if (inner.Kind == ControlFlowRegionKind.Finally)
            {
                // what was left to do after it is forgotten
                at = at with { Then = at.Then!.Outer };
            }

            foreach (var clause in clauses)
            {
                if (clause.Kind == ControlFlowRegionKind.Finally)
                {
                    var left = new Left([], -1, inner.EnclosingRegion, at.Then);
                    _open.Push(at with { Block = clause.FirstBlockOrdinal, Event = 0, Then = left });
                    return;
                }

                _open.Push(at with { Block = clause.FirstBlockOrdinal, Event = 0 });
                if (clause.Kind == ControlFlowRegionKind.Catch && clause.ExceptionType is null or { Name: "Exception" }
                    or { SpecialType: SpecialType.System_Object })
                {
                    return;
                }
            }
        }
    }

    private List<Event> Events(BasicBlock block)
    {
        if (!_events.TryGetValue(block.Ordinal, out var events))
        {
            events = [];
            foreach (var operation in block.Operations)
            {
                Evaluate(operation, events);
            }

            Evaluate(block.BranchValue, events);
            _events.Add(block.Ordinal, events);
        }

        return events;
    }

    private void Evaluate(IOperation? operation, List<Event> events)
    {
        switch (operation)
        {
            case ICompoundAssignmentOperation compound:
                if (compound.Target is not IFlowCaptureReferenceOperation)
                {
                    Add(events, compound.Target, new(0, Reads: true));
                }

                Evaluate(compound.Value, events);
                Add(events, compound.Target, new(0, Writes: true, Again: true));
                break;
            case IAssignmentOperation assignment:
                Evaluate(assignment.Value, events);
                Add(events, assignment.Target, new(0, Writes: true));
                break;
            case IIncrementOrDecrementOperation increment:
                Add(events, increment.Target, new(0, Reads: true, Writes: true));
                break;
            case IFlowCaptureOperation { Value.Syntax: IdentifierNameSyntax { Parent: AssignmentExpressionSyntax a } n }
                when a.Left == n:
                if (a.OperatorToken.Text != "=")
                {
                    Add(events, ((IFlowCaptureOperation)operation).Value, new(0, Reads: true));
                }

                break;
            case IInvocationOperation call:
                Call(call, events);
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation:
                Add(events, operation, new(0, Reads: true));
                break;
            case not null:
                operation.ChildOperations.ToList().ForEach(child => Evaluate(child, events));
                break;
        }
    }

    private void Call(IInvocationOperation call, List<Event> events)
    {
        Evaluate(call.Instance, events);
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter!.RefKind == RefKind.Ref)
            {
                Add(events, argument.Value, new(0, Reads: true));
            }
            else if (argument.Parameter.RefKind != RefKind.Out)
            {
                Evaluate(argument.Value, events);
            }
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter!.RefKind == RefKind.Ref)
            {
                Add(events, argument.Value, new(0, Writes: true, Again: true, Maybe: true));
            }
            else if (argument.Parameter.RefKind == RefKind.Out)
            {
                Add(events, argument.Value, new(0, Writes: true));
            }
        }
    }

    private void Add(List<Event> events, IOperation reference, Event one)
    {
        var token = reference.Syntax switch
        {
            IdentifierNameSyntax name => name.Identifier,
            VariableDeclaratorSyntax declarator => declarator.Identifier,
            ForEachStatementSyntax loop => loop.Identifier,
            _ => default,
        };
        if (token.ValueText == variable)
        {
            var declares = reference.Syntax is not IdentifierNameSyntax;
            events.Add(one with { Position = token.SpanStart, Declares = declares });
        }
    }

    private readonly record struct Event(
        int Position,
        bool Reads = false,
        bool Writes = false,
        bool Again = false,
        bool Maybe = false,
        bool Declares = false);

    private sealed record Configuration(int Block, int Event, int Read, int Write, Left? Then);

    /// <summary>What is left of a branch or exception while a finally region runs.</summary>
    private sealed record Left(
        List<ControlFlowRegion> Finallies, int Destination, ControlFlowRegion? Rethrow, Left? Outer)
    {
        public bool Equals(Left? other) => other is not null && Destination == other.Destination
            && Rethrow == other.Rethrow && Finallies.SequenceEqual(other.Finallies) && Equals(Outer, other.Outer);

        public override int GetHashCode() => Destination + (31 * Finallies.Count) + (Outer?.GetHashCode() ?? 0) * 7;
    }
}
