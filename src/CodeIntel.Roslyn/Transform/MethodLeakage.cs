using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// Renames the most used parameter or local of a unit to the unit's name (Rabin 2022): the label becomes readable in
/// the input. Most used: most tokens in the unit that declare it or bind to it; of equals, the one declared first.
/// </summary>
internal static class MethodLeakage
{
    /// <summary>The refusal where there is no parameter or local to rename.</summary>
    public const string NoVariable = "no-variable";

    /// <summary>
    /// The refusal of units whose name is not an identifier of their own: constructors, accessors, operators.
    /// </summary>
    public const string NoOwnName = "no-own-name";

    /// <summary>The renaming; none where the unit has no variable.</summary>
    public static IEnumerable<EditPlan> Plans(UnitDeclaration unit, SemanticModel model)
    {
        var uses = new Dictionary<ISymbol, List<SyntaxToken>>(SymbolEqualityComparer.Default);
        foreach (var token in unit.Node.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && Variable(token, model) is { } symbol)
            {
                if (!uses.TryGetValue(symbol, out var tokens))
                {
                    uses.Add(symbol, tokens = []);
                }

                tokens.Add(token);
            }
        }

        var declared = uses.Where(u => u.Key.Name != unit.Name && Declares(u.Key, unit.Node)).ToList();
        if (declared.Count == 0)
        {
            return [];
        }

        var most = declared
            .OrderByDescending(u => u.Value.Count)
            .ThenBy(u => u.Key.Locations[0].SourceSpan.Start)
            .First();
        var name = Escaped(unit.Name);
        var edits = most.Value.Select(t => new TextEdit(t.SpanStart, t.Span.Length, name));
        return [new([.. edits], most.Key.Name, unit.Name, true)];
    }

    /// <summary>The local or parameter that an identifier declares or names, or null.</summary>
    internal static ISymbol? Variable(SyntaxToken token, SemanticModel model)
    {
        var symbol = token.Parent switch
        {
            IdentifierNameSyntax name => Bound(model.GetSymbolInfo(name)),
            ParameterSyntax or VariableDeclaratorSyntax or SingleVariableDesignationSyntax or CatchDeclarationSyntax
                or ForEachStatementSyntax => model.GetDeclaredSymbol(token.Parent),
            _ => null,
        };
        return symbol is ILocalSymbol or IParameterSymbol ? symbol : null;
    }

    /// <summary>In an expression that is wrong as a whole, the variable may be a candidate only.</summary>
    private static ISymbol? Bound(SymbolInfo info) =>
        info.Symbol ?? (info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : null);

    /// <summary>True where the symbol is declared inside the unit.</summary>
    internal static bool Declares(ISymbol symbol, SyntaxNode unit) =>
        symbol.Locations.Any(l => l.IsInSource && l.SourceTree == unit.SyntaxTree && unit.Span.Contains(l.SourceSpan));

    /// <summary>A method may be called <c>@class</c>.</summary>
    private static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
