using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// A Type-3 duplicate: the declaration of a variable that nothing uses is added before a random statement (the "insert
/// unused statement" of Rabin 2021). Units that are too small to stay near duplicates are refused.
/// </summary>
internal static class GappedCopy
{
    /// <summary>The refusal where there is no block with a statement.</summary>
    public const string NoBlock = "no-block";

    /// <summary>The refusal where one more statement is more than the thresholds of near duplicates allow.</summary>
    public const string TooSmall = "too-small";

    private const int AddedTokens = 5;

    /// <summary>The additions, in the order in which chance tries them.</summary>
    public static IEnumerable<EditPlan> Plans(UnitDeclaration unit, string text, SeededRandom random)
    {
        var places = unit.Node.DescendantNodesAndSelf().OfType<BlockSyntax>().SelectMany(block => block.Statements)
            .ToArray();
        var names = new FreshNames(
            unit,
            unit.Node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.ValueText),
            random);
        random.Shuffle<StatementSyntax>(places);
        foreach (var place in places)
        {
            var statement = string.Create(
                CultureInfo.InvariantCulture, $"var {names.Next()} = {random.Next(10)};");
            var inserted = statement + LineBreak.Before(text, place.SpanStart);
            yield return new([new(place.SpanStart, 0, inserted)], "", statement, false);
        }
    }

    /// <summary>Why no copy can be near; null where one can.</summary>
    public static string? Refusal(UnitDeclaration unit, DedupOptions near)
    {
        if (!unit.Node.DescendantNodesAndSelf().OfType<BlockSyntax>().Any(block => block.Statements.Count > 0))
        {
            return NoBlock;
        }

        var counts = unit.Node.DescendantTokens().CountBy(token => token.Text, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var (distinct, all) = (counts.Count, counts.Values.Sum());
        // at worst `var`, the name and the number are new to the unit
        var added = 2 + (counts.ContainsKey("var") ? 0 : 1)
            + (counts.ContainsKey("=") ? 0 : 1) + (counts.ContainsKey(";") ? 0 : 1);
        return all < near.MinTokens
            || (double)distinct / (distinct + added) < near.SetJaccard
            || (double)all / (all + AddedTokens) < near.MultisetJaccard
            ? TooSmall
            : null;
    }
}
