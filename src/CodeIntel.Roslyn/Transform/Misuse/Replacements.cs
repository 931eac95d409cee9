using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Misuse;

/// <summary>
/// Which variables could have been meant at a place: in scope, named in the unit, declared before, definitely assigned,
/// and of a type that converts implicitly to what is asked for there. Where a type cannot be bound, the declarations
/// must name the same type.
/// </summary>
internal sealed class Replacements(SemanticModel model, List<VariableUse> uses)
{
    private readonly SortedDictionary<string, ISymbol> _named = new(
        uses.GroupBy(use => use.Symbol, SymbolEqualityComparer.Default)
            .GroupBy(variable => variable.Key!.Name, StringComparer.Ordinal)
            .Where(name => name.Count() == 1)
            .ToDictionary(name => name.Key, name => name.First().Key!, StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>
    /// The uses of other variables, one for each that fits at a use, in order of name; a name that several variables of
    /// the unit have is left out.
    /// </summary>
    public IEnumerable<VariableUse> At(VariableUse place)
    {
        var name = (IdentifierNameSyntax)place.Token.Parent!;
        return _named.Values
            .Where(symbol => !SymbolEqualityComparer.Default.Equals(symbol, place.Symbol)
                && IsDeclaredBefore(symbol, name) && Fits(symbol, place.Symbol, name)
                && IsInScope(symbol, name) && IsAssigned(symbol, name))
            .Select(symbol => uses.First(use => SymbolEqualityComparer.Default.Equals(use.Symbol, symbol)));
    }

    private bool Fits(ISymbol candidate, ISymbol right, IdentifierNameSyntax place)
    {
        var (from, own) = (TypeOf(candidate), TypeOf(right));
        if (IsUnbound(from) || IsUnbound(own))
        {
            return DeclaredType(candidate) is { } text && text == DeclaredType(right);
        }

        var wanted = model.GetTypeInfo(place).ConvertedType is { } type && !IsUnbound(type) ? type : own;
        return model.Compilation.ClassifyCommonConversion(from, wanted) is { Exists: true, IsImplicit: true };
    }

    /// <summary>Asked for one name: all that is in scope would hold thousands of types.</summary>
    private bool IsInScope(ISymbol symbol, IdentifierNameSyntax place) =>
        model.LookupSymbols(place.SpanStart, name: symbol.Name).Any(found =>
            SymbolEqualityComparer.Default.Equals(VariableUses.Declared(found), symbol));

    private bool IsAssigned(ISymbol symbol, ExpressionSyntax place) =>
        symbol is IParameterSymbol { RefKind: not RefKind.Out }
        || (model.AnalyzeDataFlow(place) is { Succeeded: true } flow
            && flow.DefinitelyAssignedOnEntry.Contains(symbol, SymbolEqualityComparer.Default));

    private static bool IsDeclaredBefore(ISymbol symbol, SyntaxNode place) =>
        symbol.DeclaringSyntaxReferences.All(declared => declared.Span.Start < place.SpanStart);

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol is ILocalSymbol local
        ? local.Type
        : ((IParameterSymbol)symbol).Type;

    private static bool IsUnbound(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => IsUnbound(array.ElementType),
        IPointerTypeSymbol pointer => IsUnbound(pointer.PointedAtType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnbound),
        _ => false,
    };

    /// <summary>
    /// The type that a declaration writes, without blanks; null for <c>var</c> and where it writes none.
    /// </summary>
    private static string? DeclaredType(ISymbol symbol)
    {
        var type = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            ParameterSyntax parameter => parameter.Type,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
            ForEachStatementSyntax loop => loop.Type,
            CatchDeclarationSyntax declaration => declaration.Type,
            SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax declaration } => declaration.Type,
            SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax pattern } => pattern.Type,
            SingleVariableDesignationSyntax { Parent: RecursivePatternSyntax pattern } => pattern.Type,
            _ => null,
        };
        return type is null or { IsVar: true }
            ? null
            : string.Concat(type.DescendantTokens().Select(token => token.Text));
    }
}
