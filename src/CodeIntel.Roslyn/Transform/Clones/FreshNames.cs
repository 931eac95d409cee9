using System.Globalization;
using CodeIntel.Examples;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Transform.Clones;

/// <summary>Names that a method does not use yet.</summary>
internal sealed class FreshNames(IEnumerable<SyntaxToken> tokens, SeededRandom random)
{
    private static readonly string[] _words =
    [
        "amount", "batch", "cursor", "depth", "entry", "frame", "guard", "holder", "index", "journal", "kernel",
        "layer", "marker", "node", "offset", "packet", "queue", "record", "segment", "ticket", "unit", "vertex",
        "window", "zone",
    ];

    private readonly HashSet<string> _used = [.. tokens.Select(token => token.Text)];

    /// <summary>A word, capital first where the name that it replaces is.</summary>
    public string Next(string like)
    {
        while (true)
        {
            var word = _words[random.Next(_words.Length)] + random.Next(1000).ToString(CultureInfo.InvariantCulture);
            var name = like.Length > 0 && char.IsUpper(like[0]) ? char.ToUpperInvariant(word[0]) + word[1..] : word;
            if (_used.Add(name))
            {
                return name;
            }
        }
    }

    /// <summary>A literal's text that is not used yet, in quotes or not as the given one.</summary>
    public string NextLiteral(TokenKind kind, string like)
    {
        while (true)
        {
            var text = kind switch
            {
                TokenKind.NumericLiteral => random.Next(100_000).ToString(CultureInfo.InvariantCulture),
                TokenKind.CharacterLiteral =>
                    $"'\\u{(0x100 + random.Next(0xF00)).ToString("x4", CultureInfo.InvariantCulture)}'",
                _ when like.StartsWith('"') || like.StartsWith("@\"", StringComparison.Ordinal) => $"\"{Next("")}\"",
                _ => Next(""),
            };
            if (_used.Add(text) || (kind == TokenKind.StringLiteral && text[0] != '"'))
            {
                return text;
            }
        }
    }
}
