using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Tests.Extract;

/// <summary>The definition of path contexts, word for word: every pair of terminals, one after the other.</summary>
internal static class PathOracle
{
    public static IEnumerable<string> Contexts(UnitDeclaration unit, PathOptions options)
    {
        var terminals = unit.Node.DescendantTokens().Where(t => t.Span.Length > 0 && TokenKinds.IsTerminal(t)).ToList();
        for (var s = 0; s < terminals.Count; s++)
        {
            for (var e = s + 1; e < terminals.Count; e++)
            {
                if (Context(unit, terminals[s], terminals[e], options) is { } context)
                {
                    yield return context;
                }
            }
        }
    }

    private static string? Context(UnitDeclaration unit, SyntaxToken start, SyntaxToken end, PathOptions options)
    {
        var up = start.Parent!.AncestorsAndSelf().ToList();
        var down = end.Parent!.AncestorsAndSelf().ToList();
        var top = up.First(down.Contains);
        var left = up.TakeWhile(n => n != top).ToList();
        var right = down.TakeWhile(n => n != top).Reverse().ToList();
        var slots = top.ChildNodesAndTokens()
            .Where(c => c.IsNode || (c.AsToken().Span.Length > 0 && TokenKinds.IsTerminal(c.AsToken()))).ToList();
        var from = slots.IndexOf(left.Count == 0 ? start : left[^1]);
        var to = slots.IndexOf(right.Count == 0 ? end : right[0]);
        var length = left.Count + 1 + right.Count;
        var (a, b) = (Text(unit, start), Text(unit, end));
        return length > options.MaxLength || to - from > options.MaxWidth || a.Length == 0 || b.Length == 0
            ? null
            : string.Join(' ', [a, .. left.Select(Kind), $"[{Kind(top)}]", .. right.Select(Kind), b]);
    }

    private static string Kind(SyntaxNode node) => node.Kind().ToString();

    private static string Text(UnitDeclaration unit, SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == unit.Name
            ? Subtokens.MethodNameMask
            : Subtokens.Normalise(token.ValueText);
}
