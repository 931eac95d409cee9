using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// The conditions that hold (GuardedBy) or do not hold (GuardedByNegation) where the walk over a member is, by the
/// variables that they use (Allamanis 2018).
/// </summary>
internal sealed class Guards
{
    /// <summary>Most conditions to which one token leads; the innermost ones count.</summary>
    private const int MaxPerUse = 16;

    private readonly Dictionary<ISymbol, List<FlowEdge>> _active = new(SymbolEqualityComparer.Default);
    private readonly Stack<List<ISymbol>> _entered = new();

    /// <summary>Number of conditions that are entered.</summary>
    public int Depth => _entered.Count;

    /// <summary>Enters code that only runs where a condition came out as said.</summary>
    public void Enter(IOperation condition, bool holds)
    {
        var variables = new List<ISymbol>();
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (VariableOf(operation) is { } variable && !variables.Contains(variable, SymbolEqualityComparer.Default))
            {
                variables.Add(variable);
            }
        }

        var kind = holds ? EdgeKind.GuardedBy : EdgeKind.GuardedByNegation;
        foreach (var variable in variables)
        {
            if (!_active.TryGetValue(variable, out var guards))
            {
                guards = [];
                _active.Add(variable, guards);
            }

            guards.Add(new(kind, default, FlowEnd.Node(condition.Syntax)));
        }

        _entered.Push(variables);
    }

    /// <summary>Leaves conditions until as many are left as said.</summary>
    public void LeaveTo(int depth)
    {
        while (_entered.Count > depth)
        {
            foreach (var variable in _entered.Pop())
            {
                _active[variable].RemoveAt(_active[variable].Count - 1);
            }
        }
    }

    /// <summary>Adds the edges of a variable's token.</summary>
    public void AddEdges(ISymbol variable, int position, List<FlowEdge> edges)
    {
        if (_active.TryGetValue(variable, out var guards))
        {
            for (var g = Math.Max(0, guards.Count - MaxPerUse); g < guards.Count; g++)
            {
                edges.Add(guards[g] with { From = FlowEnd.Token(position) });
            }
        }
    }

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationPatternOperation pattern => pattern.DeclaredSymbol,
        IRecursivePatternOperation pattern => pattern.DeclaredSymbol,
        IListPatternOperation pattern => pattern.DeclaredSymbol,
        _ => null,
    };
}
