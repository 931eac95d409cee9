using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Conventions.Tests;

/// <summary>A parsed C# file; <paramref name="Path"/> is relative to the root.</summary>
internal sealed record CodeFile(string Path, SyntaxNode Tree)
{
    /// <summary>True under <c>src</c>.</summary>
    public bool IsSource => Path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>Folder under <c>src</c> or <c>tests</c>: the project's name.</summary>
    public string Project => Path.Split('/')[1];

    /// <summary>Lines without their ends.</summary>
    public string[] Lines { get; } = Tree.ToFullString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>Where something is, as <c>path:line</c>.</summary>
    public string At(SyntaxNode node) => At(node.GetLocation().GetLineSpan().StartLinePosition.Line + 1);

    /// <summary>A line as <c>path:line</c>.</summary>
    public string At(int line) => $"{Path}:{line}";

    /// <summary>String literals and the fixed parts of interpolated ones, with where they stand.</summary>
    public IEnumerable<(string Text, string At)> Strings() => Tree.DescendantTokens()
        .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
        .Select(token => (token.ValueText, At(token.GetLocation().GetLineSpan().StartLinePosition.Line + 1)));
}
