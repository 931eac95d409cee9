using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// Follows the tokens of a unit through an edit. A token of the edited unit was the token of the clean unit that stands
/// where its text comes from: a stretch that the edit leaves alone, or one that it moves. An identifier in the place of
/// exactly one identifier is the same token under another name. Every other token is new.
/// </summary>
internal static class TokenOrigins
{
    /// <summary>Per token of the edited unit the index of the token that it was, −1 where it is new.</summary>
    public static int[] Of(IReadOnlyList<TextEdit> edits, SyntaxNode clean, SyntaxNode edited)
    {
        var tokens = Tokens(clean).Select((token, index) => (token, index))
            .ToDictionary(pair => pair.token.SpanStart, pair => (pair.token, pair.index));
        var stretches = Stretches(edits).ToList();
        return [.. Tokens(edited).Select(token => Origin(token, stretches, tokens))];
    }

    private static IEnumerable<SyntaxToken> Tokens(SyntaxNode node) =>
        node.DescendantTokens().Where(token => token.Span.Length > 0);

    private static int Origin(
        SyntaxToken token, List<Stretch> stretches, Dictionary<int, (SyntaxToken Token, int Index)> tokens)
    {
        foreach (var stretch in stretches)
        {
            if (token.SpanStart < stretch.Start || token.Span.End > stretch.Start + stretch.Length
                || !tokens.TryGetValue(token.SpanStart - stretch.Start + stretch.Source, out var clean))
            {
                continue;
            }

            if (stretch.IsReplaced
                ? IsRenamed(clean.Token, token, stretch)
                : clean.Token.Span.Length == token.Span.Length)
            {
                return clean.Index;
            }
        }

        return -1;
    }

    private static bool IsRenamed(SyntaxToken clean, SyntaxToken token, Stretch stretch) =>
        clean.IsKind(SyntaxKind.IdentifierToken) && token.IsKind(SyntaxKind.IdentifierToken)
        && clean.Span.Length == stretch.SourceLength && token.Span.Length == stretch.Length;

    /// <summary>Where each stretch of the edited text comes from.</summary>
    private static IEnumerable<Stretch> Stretches(IReadOnlyList<TextEdit> edits)
    {
        var (position, shift) = (0, 0);
        foreach (var edit in edits)
        {
            yield return new(position + shift, edit.Start - position, position, edit.Start - position, false);
            var start = edit.Start + shift;
            foreach (var (offset, source, length) in edit.Text.Moved)
            {
                yield return new(start + offset, length, source, length, false);
            }

            yield return new(start, edit.Text.Value.Length, edit.Start, edit.Length, true);
            (position, shift) = (edit.Start + edit.Length, shift + edit.Shift);
        }

        yield return new(position + shift, int.MaxValue - position - shift, position, int.MaxValue - position, false);
    }

    /// <summary>
    /// Text of the edited file from <paramref name="Start"/> on that comes from <paramref name="Source"/>;
    /// <paramref name="IsReplaced"/>: it stands in the place of what is there.
    /// </summary>
    private readonly record struct Stretch(int Start, int Length, int Source, int SourceLength, bool IsReplaced);
}
