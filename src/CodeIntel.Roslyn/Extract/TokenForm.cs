using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>A kind of token with a text, by one token that has them.</summary>
internal sealed class TokenForm(SyntaxToken sample, int token)
{
    private string? _terminal;

    /// <summary>Index in the file's vocabulary.</summary>
    public int Token => token;

    /// <summary>The compiler's kind.</summary>
    public int RawKind { get; } = sample.RawKind;

    /// <summary>The text without escapes and <c>@</c>.</summary>
    public string ValueText => sample.ValueText;

    /// <summary>True for an identifier.</summary>
    public bool IsIdentifier => RawKind == (int)SyntaxKind.IdentifierToken;

    /// <summary>The normalised text, bounded; empty where no letter or digit is in it.</summary>
    public string Terminal => _terminal ??= TerminalText.Of(sample);
}
