using CodeIntel.Examples;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// A file that was admitted and parsed. <paramref name="Errors"/>: positions of its syntax errors, ascending.
/// </summary>
internal sealed record ParsedSource(
    string Path, ContentHash Hash, long Bytes, DecodedSource Source, SyntaxTree Tree, FileWalk Walk, int[] Errors)
{
    /// <summary>SPDX expression that the file itself states, or null.</summary>
    public string? Licence { get; init; }

    /// <summary>The licence that holds for the file, or <c>unknown</c>.</summary>
    public string? EffectiveLicence { get; init; }
}
