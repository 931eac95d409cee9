using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Variables that a unit declares, each with all tokens that declare or name it. Left out are those of which a use may
/// be unknown (an identifier of the same name that does not bind, code that conditional compilation leaves out), and
/// those whose name a program can see.
/// </summary>
internal static class VariableUses
{
    /// <summary>The variables, in the order in which they are first mentioned.</summary>
    public static List<(ISymbol Variable, List<SyntaxToken> Tokens)> Of(EquivalentUnit unit)
    {
        if (unit.HasDisabledText)
        {
            return [];
        }

        var uses = new Dictionary<ISymbol, List<SyntaxToken>>(SymbolEqualityComparer.Default);
        var order = new List<(ISymbol Variable, List<SyntaxToken> Tokens)>();
        var unknown = new HashSet<string>(StringComparer.Ordinal) { "_" };
        foreach (var token in unit.Node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)))
        {
            if (MethodLeakage.Variable(token, unit.Model)?.OriginalDefinition is not { } variable)
            {
                unknown.UnionWith(IsUnbound(token, unit.Model) ? [token.ValueText] : []);
                continue;
            }

            if (!uses.TryGetValue(variable, out var tokens))
            {
                uses.Add(variable, tokens = []);
                order.Add((variable, tokens));
            }

            tokens.Add(token);
        }

        return
        [
            .. order.Where(use => !unknown.Contains(use.Variable.Name) && DeclaredIn(use.Variable, use.Tokens)
                && !use.Tokens.Exists(token => NameSight.Shows(token, unit.Model))),
        ];
    }

    private static bool DeclaredIn(ISymbol variable, List<SyntaxToken> tokens) =>
        variable.Locations is [var place] && tokens.Exists(token => token.Span == place.SourceSpan);

    /// <summary>True for a name by itself that the compiler could not bind.</summary>
    private static bool IsUnbound(SyntaxToken token, SemanticModel model) =>
        token.Parent is IdentifierNameSyntax name
        && name.Parent is not (MemberBindingExpressionSyntax or NameEqualsSyntax or QualifiedNameSyntax)
        && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        && model.GetSymbolInfo(name).Symbol is null;
}
