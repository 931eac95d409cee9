using CodeIntel.Examples;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// The LastLexicalUse edges of a member (Allamanis 2018): from each token of a local or parameter, its declaration
/// included, to the one before it in the text. This is the one kind that follows the text and not the flow.
/// </summary>
internal sealed class LexicalUses
{
    private readonly Dictionary<ISymbol, int> _variables = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<int, int> _parameters = [];
    private readonly List<long> _uses = [];

    /// <summary>Notes a token of a variable.</summary>
    public void Add(ISymbol variable, int position)
    {
        if (!_variables.TryGetValue(variable, out var number))
        {
            number = Number(variable);
            _variables.Add(variable, number);
        }

        _uses.Add(((long)number << 32) | (uint)position);
    }

    /// <summary>
    /// A range variable of a query is a parameter of each lambda that the compiler makes of the clauses: one variable,
    /// since all are declared at one place.
    /// </summary>
    private int Number(ISymbol variable)
    {
        if (variable is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.LambdaMethod } }
            || variable.Locations.FirstOrDefault()?.SourceSpan.Start is not { } start)
        {
            return _variables.Count;
        }

        _parameters.TryAdd(start, _variables.Count);
        return _parameters[start];
    }

    /// <summary>Adds the edges.</summary>
    public void AddEdges(List<FlowEdge> edges)
    {
        _uses.Sort();
        for (var i = 1; i < _uses.Count; i++)
        {
            if (_uses[i] >> 32 == _uses[i - 1] >> 32 && _uses[i] != _uses[i - 1])
            {
                edges.Add(new(EdgeKind.LastLexicalUse, (int)_uses[i], (int)_uses[i - 1]));
            }
        }
    }
}
