using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>Numbers the locals and parameters of a member in order of first use.</summary>
internal sealed class FlowVariables
{
    private readonly Dictionary<ISymbol, int> _numbers = new(SymbolEqualityComparer.Default);

    /// <summary>Number of variables so far.</summary>
    public int Count => _numbers.Count;

    /// <summary>The number of a variable, new at its first use.</summary>
    public int Number(ISymbol symbol)
    {
        if (!_numbers.TryGetValue(symbol, out var number))
        {
            number = _numbers.Count;
            _numbers.Add(symbol, number);
        }

        return number;
    }

    /// <summary>The number of a variable, or −1 where it is not used.</summary>
    public int Known(ISymbol symbol) => _numbers.GetValueOrDefault(symbol, -1);

    /// <summary>The variables that a function declares, ascending.</summary>
    public List<int> In(ISymbol? function) =>
    [
        .. _numbers.Where(n => SymbolEqualityComparer.Default.Equals(n.Key.ContainingSymbol, function))
            .Select(n => n.Value)
            .Order(),
    ];

    /// <summary>The variables that a region and those inside it declare, ascending.</summary>
    public List<int> In(ControlFlowRegion region)
    {
        var found = new List<int>();
        Collect(region, found);
        found.Sort();
        return found;
    }

    private void Collect(ControlFlowRegion region, List<int> found)
    {
        found.AddRange(region.Locals.Select(Known).Where(v => v >= 0));
        foreach (var nested in region.NestedRegions)
        {
            Collect(nested, found);
        }
    }
}
