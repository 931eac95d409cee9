using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Which variables each ref local may stand for, over the whole member: those to which its initialiser or an assignment
/// with ref binds it, through other ref locals too. What it may stand for besides (elements, fields, results of calls)
/// is no variable.
/// </summary>
internal sealed class RefAliases
{
    private readonly Dictionary<ISymbol, List<ISymbol?>> _bindings = new(SymbolEqualityComparer.Default);

    /// <summary>Notes a binding: a ref local becomes another name of what a value refers to.</summary>
    public void Bind(ISymbol local, IOperation value)
    {
        if (!_bindings.TryGetValue(local, out var bound))
        {
            bound = [];
            _bindings.Add(local, bound);
        }

        Add(bound, value);
    }

    /// <summary>
    /// The variables that a ref local may stand for, in order of position, and whether it is one for certain.
    /// </summary>
    public (IReadOnlyList<ISymbol> Targets, bool Certain) Of(ISymbol local)
    {
        if (_bindings.Count == 0 || !_bindings.ContainsKey(local))
        {
            return ([], false);
        }

        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { local };
        var open = new Stack<ISymbol>(found);
        var certain = true;
        while (open.TryPop(out var at))
        {
            var bound = _bindings.GetValueOrDefault(at) ?? [];
            certain &= bound.Count <= 1 && !bound.Contains(null);
            bound.OfType<ISymbol>().Where(found.Add).ToList().ForEach(open.Push);
        }

        found.Remove(local);
        return ([.. found.OrderBy(t => t.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0)], certain);
    }

    private static void Add(List<ISymbol?> bound, IOperation value)
    {
        switch (value)
        {
            case ILocalReferenceOperation local:
                bound.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                bound.Add(parameter.Parameter);
                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } either:
                Add(bound, either.WhenTrue);
                Add(bound, whenFalse);
                break;
            default:
                bound.Add(null);
                break;
        }
    }
}
