using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Transform.Clones;

/// <summary>Changes of names and literals; the number of tokens stays.</summary>
internal static class NameSteps
{
    /// <summary>Words that mean something where an identifier stands.</summary>
    private static readonly HashSet<string> _contextual =
        new(StringComparer.Ordinal) { "var", "nameof", "_", "dynamic", "value", "field", "notnull", "unmanaged" };

    /// <summary>One step per identifier: all its uses get one new name.</summary>
    public static List<MutationStep> Renames(MemberCode code, SeededRandom random)
    {
        var names = new FreshNames(code.Tokens, random);
        return [.. Identifiers(code).GroupBy(token => token.Text, StringComparer.Ordinal)
            .Select(uses => Exchange([.. uses], names.Next(uses.Key)))];
    }

    /// <summary>One step per literal: all its uses get one new value.</summary>
    public static List<MutationStep> Literals(MemberCode code, SeededRandom random)
    {
        var names = new FreshNames(code.Tokens, random);
        return [.. code.Tokens.Where(IsSimpleLiteral)
            .GroupBy(token => (Kind: TokenKinds.Of(token), token.Text))
            .Select(uses => Exchange([.. uses], names.NextLiteral(uses.Key.Kind, uses.Key.Text)))];
    }

    /// <summary>
    /// One step per use of an identifier: a name of its own, or that of another identifier of the method; always the
    /// latter where the identifier is used once, since a new name would be a consistent renaming.
    /// </summary>
    public static List<MutationStep> PartialRenames(MemberCode code, SeededRandom random)
    {
        var names = new FreshNames(code.Tokens, random);
        var identifiers = Identifiers(code).ToList();
        return [.. identifiers.GroupBy(token => token.Text, StringComparer.Ordinal)
            .SelectMany(uses => uses.Select(use => (Use: use, IsSingle: uses.Count() == 1)))
            .Select(use =>
            {
                var other = identifiers[random.Next(identifiers.Count)].Text;
                var isFresh = !use.IsSingle && (other == use.Use.Text || random.Next(2) == 0);
                return (use.Use, Name: isFresh ? names.Next(other) : other);
            })
            .Where(use => use.Use.Text != use.Name)
            .Select(use => Exchange([use.Use], use.Name))];
    }

    /// <summary>
    /// One step per token: a blank, a line end or a comment before it. Not inside of interpolated strings, and nowhere
    /// in a method with preprocessor directives.
    /// </summary>
    public static List<MutationStep> Layout(MemberCode code, SeededRandom random)
    {
        string[] fillers = [" ", "\n    ", " /* checked */ ", "\n        // see above\n        "];
        return code.Node.ContainsDirectives ? [] : [.. code.Tokens.Skip(1)
            .Where(token => !token.Parent!.AncestorsAndSelf().Any(
                node => node.IsKind(SyntaxKind.InterpolatedStringExpression)))
            .Select(token => new MutationStep(
                [new(token.SpanStart, 0, fillers[random.Next(fillers.Length)])], 0))];
    }

    private static IEnumerable<SyntaxToken> Identifiers(MemberCode code) => code.Tokens.Where(token =>
        token.IsKind(SyntaxKind.IdentifierToken) && !_contextual.Contains(token.Text)
        && SyntaxFacts.GetContextualKeywordKind(token.Text) == SyntaxKind.None);

    private static bool IsSimpleLiteral(SyntaxToken token) =>
        token.Kind() is SyntaxKind.NumericLiteralToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken;

    private static MutationStep Exchange(IReadOnlyList<SyntaxToken> uses, string text) =>
        new([.. uses.Select(use => new TextEdit(use.SpanStart, use.Span.Length, text))], uses.Count);
}
