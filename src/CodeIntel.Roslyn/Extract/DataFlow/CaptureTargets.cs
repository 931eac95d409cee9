using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Finds the captures of a graph that stand for a variable that is assigned later, and that variable.
/// </summary>
internal static class CaptureTargets
{
    /// <summary>Target captures with the captured reference to a local or parameter.</summary>
    public static Dictionary<CaptureId, IOperation> Of(ControlFlowGraph graph)
    {
        if (!HasCaptures(graph.Root))
        {
            return [];
        }

        var assigned = new HashSet<CaptureId>();
        var captured = new Dictionary<CaptureId, IOperation>();
        foreach (var operation in Operations(graph))
        {
            if (operation is IFlowCaptureOperation capture
                && capture.Value is ILocalReferenceOperation or IParameterReferenceOperation)
            {
                captured[capture.Id] = capture.Value;
            }
            else if (operation is IFlowCaptureReferenceOperation reference && IsTarget(reference))
            {
                assigned.Add(reference.Id);
            }
        }

        return captured.Where(c => assigned.Contains(c.Key)).ToDictionary();
    }

    private static bool HasCaptures(ControlFlowRegion region) =>
        !region.CaptureIds.IsEmpty || region.NestedRegions.Any(HasCaptures);

    private static IEnumerable<IOperation> Operations(ControlFlowGraph graph) =>
        from block in graph.Blocks
        from root in block.BranchValue is null ? block.Operations : block.Operations.Add(block.BranchValue)
        from operation in root.DescendantsAndSelf()
        select operation;

    private static bool IsTarget(IOperation reference)
    {
        var child = reference;
        while (child.Parent is ITupleOperation or IConversionOperation)
        {
            child = child.Parent;
        }

        return child.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == child,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
            _ => false,
        };
    }
}
