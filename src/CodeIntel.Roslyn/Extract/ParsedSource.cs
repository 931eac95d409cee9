using CodeIntel.Examples;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// A file that was admitted and parsed. <paramref name="Errors"/>: positions of its syntax errors, ascending.
/// </summary>
internal sealed record ParsedSource(
    string Path, ContentHash Hash, long Bytes, DecodedSource Source, SyntaxTree Tree, FileWalk Walk, int[] Errors);
