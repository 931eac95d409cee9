using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Interns the terminals and paths of one file in order of first use.</summary>
internal sealed class FileTables
{
    /// <summary>Longest terminal: this many subtokens and characters, cut at a subtoken where it has several.</summary>
    private const int MaxSubtokens = 10;
    private const int MaxCharacters = 64;

    /// <summary>A literal is read this far.</summary>
    private const int MaxRead = 512;

    private readonly Dictionary<string, string> _identifiers = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Kind, string Text), string> _literals = [];
    private readonly Dictionary<string, int> _terminalIndices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _pathIndices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _pathLookup;
    private readonly List<string> _terminals = [];
    private readonly List<SyntaxPath> _paths = [];

    /// <summary>Empty tables.</summary>
    public FileTables() => _pathLookup = _pathIndices.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The terminals.</summary>
    public IReadOnlyList<string> Terminals => _terminals;

    /// <summary>The paths.</summary>
    public IReadOnlyList<SyntaxPath> Paths => _paths;

    /// <summary>The normalised text of a terminal, bounded; empty where no letter or digit is in it.</summary>
    public string Normalised(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.IdentifierToken))
        {
            if (!_identifiers.TryGetValue(token.Text, out var identifier))
            {
                identifier = Normalise(token);
                _identifiers.Add(token.Text, identifier);
            }

            return identifier;
        }

        var key = (token.RawKind, token.Text);
        if (!_literals.TryGetValue(key, out var literal))
        {
            literal = Normalise(token);
            _literals.Add(key, literal);
        }

        return literal;
    }

    /// <summary>Index of a terminal.</summary>
    public int Terminal(string normalised)
    {
        if (!_terminalIndices.TryGetValue(normalised, out var index))
        {
            index = _terminals.Count;
            _terminals.Add(normalised);
            _terminalIndices.Add(normalised, index);
        }

        return index;
    }

    /// <summary>Index of a path; the first character is its top, the others are its kinds.</summary>
    public int Path(ReadOnlySpan<char> topAndKinds)
    {
        if (!_pathLookup.TryGetValue(topAndKinds, out var index))
        {
            index = _paths.Count;
            _paths.Add(new(topAndKinds[1..].ToString(), topAndKinds[0]));
            _pathIndices.Add(topAndKinds.ToString(), index);
        }

        return index;
    }

    private static string Normalise(SyntaxToken token)
    {
        var text = token.IsKind(SyntaxKind.NumericLiteralToken) ? Number(token.ValueText) : token.ValueText;
        var normalised = Subtokens.Normalise(text.Length > MaxRead ? text[..MaxRead] : text);
        if (normalised.Length <= MaxCharacters && normalised.Count(c => c == Subtokens.Separator) < MaxSubtokens)
        {
            return normalised;
        }

        var parts = normalised.Split(Subtokens.Separator);
        var kept = parts[0].Length > MaxCharacters ? parts[0][..MaxCharacters] : parts[0];
        foreach (
            var part in parts[1..Math.Min(parts.Length, MaxSubtokens)]
                .TakeWhile(p => kept.Length + p.Length < MaxCharacters)
        )
        {
            kept += Subtokens.Separator + part;
        }

        return kept;
    }

    /// <summary>Exponents and infinities have letters in their value; a number never becomes a word.</summary>
    private static string Number(string value) => value.All(char.IsAsciiDigit) ? value : "99";
}
