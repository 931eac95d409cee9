using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Reads the text of a string token again, and gives it the terminal that <see cref="TerminalText"/> gives its token:
/// as a literal of its own, and as a piece of each kind of interpolated string.
/// </summary>
public sealed class LiteralTerminals : ILiteralTerminals
{
    /// <summary>A literal nests nothing; what seems to is a piece of a raw string.</summary>
    private const int MaxNesting = 8;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> TerminalsOf(string tokenText)
    {
        // a piece of a raw string stands for itself
        var terminals = new HashSet<string>(StringComparer.Ordinal) { TerminalText.Of(tokenText) };
        string[] sources = [tokenText, $"$\"{tokenText}\"", $"$@\"{tokenText}\""];
        terminals.UnionWith(sources
            .SelectMany(Tokens)
            .Where(token => TokenKinds.IsString(token.Kind()) && token.Text == tokenText)
            .Select(TerminalText.Of));
        return terminals;
    }

    private static IEnumerable<SyntaxToken> Tokens(string source) =>
        NestingGuard.Refuse(source, MaxNesting, out _) is null
            ? SyntaxFactory.ParseExpression(source).DescendantTokens()
            : [];
}
