using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// Removes one random leaf statement (Rabin 2022): a statement that contains no other statement and is neither empty
/// nor a block, where at least one other such statement remains.
/// </summary>
internal static class StatementDeletion
{
    /// <summary>The refusal where fewer than two leaf statements are there.</summary>
    public const string NoLeaf = "no-leaf-statement";

    /// <summary>The leaf statements of a unit, in order.</summary>
    public static List<StatementSyntax> Leaves(SyntaxNode unit)
    {
        var statements = unit.DescendantNodes().OfType<StatementSyntax>().ToList();
        var parents = statements.Select(s => s.Ancestors().OfType<StatementSyntax>().FirstOrDefault()).ToHashSet();
        return [.. statements.Where(s => !parents.Contains(s) && s is not (BlockSyntax or EmptyStatementSyntax))];
    }

    /// <summary>The deletions that keep the text parsable, in the order in which chance tries them.</summary>
    public static IEnumerable<EditPlan> Plans(SyntaxNode unit, string text, SeededRandom random)
    {
        var leaves = Leaves(unit).ToArray();
        if (leaves.Length < 2)
        {
            yield break;
        }

        random.Shuffle<StatementSyntax>(leaves);
        foreach (var leaf in leaves)
        {
            var before = text.Substring(leaf.SpanStart, leaf.Span.Length);
            yield return leaf.Parent is BlockSyntax or SwitchSectionSyntax { Statements.Count: > 1 }
                ? new([Line(text, leaf)], before, "", false)
                : new([new(leaf.SpanStart, leaf.Span.Length, "{ }")], before, "", false);
        }
    }

    /// <summary>The whole line where nothing else is on it.</summary>
    private static TextEdit Line(string text, StatementSyntax leaf)
    {
        var start = leaf.SpanStart;
        while (start > 0 && (text[start - 1] is ' ' or '\t'))
        {
            start--;
        }

        var end = leaf.Span.End;
        while (end < text.Length && (text[end] is ' ' or '\t' or '\r'))
        {
            end++;
        }

        var alone = start > 0 && text[start - 1] == '\n' && end < text.Length && text[end] == '\n';
        return alone ? new(start, end + 1 - start, "") : new(leaf.SpanStart, leaf.Span.Length, "");
    }
}
