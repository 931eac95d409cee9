using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// A Type-2 duplicate: parameters and locals get other names, each the same one everywhere. A name that the unit uses
/// for something else too keeps, since the two would no longer be one in the renamed form; and so does <c>_</c>, which
/// several parameters of one function may have.
/// </summary>
internal static class RenamedCopy
{
    /// <summary>The renaming; none where nothing can be renamed.</summary>
    public static IEnumerable<EditPlan> Plans(UnitDeclaration unit, SemanticModel model, SeededRandom random)
    {
        var tokens = unit.Node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).ToList();
        var variables = tokens
            .GroupBy(token => token.ValueText, StringComparer.Ordinal)
            .Where(group => group.Key != unit.Name && group.Key != "_"
                && group.All(token => token.Text == group.First().Text)
                && group.All(token => IsOwnVariable(token, unit, model)))
            .Select(group => group.ToList())
            .ToList();
        if (variables.Count == 0)
        {
            return [];
        }

        var names = new FreshNames(unit, tokens.Select(token => token.ValueText), random);
        var renamed = variables.Select(uses => (Uses: uses, Name: names.Next())).ToList();
        var edits = renamed
            .SelectMany(pair => pair.Uses.Select(use => new TextEdit(use.SpanStart, use.Span.Length, pair.Name)))
            .OrderBy(edit => edit.Start);
        return
        [
            new(
                [.. edits],
                string.Join(' ', renamed.Select(pair => pair.Uses[0].ValueText)),
                string.Join(' ', renamed.Select(pair => pair.Name)),
                false),
        ];
    }

    private static bool IsOwnVariable(SyntaxToken token, UnitDeclaration unit, SemanticModel model) =>
        MethodLeakage.Variable(token, model) is { } symbol && MethodLeakage.Declares(symbol, unit.Node);
}
