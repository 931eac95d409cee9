using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// What a call refers to: a formal parameter (its name, and its position where it is declared in the same file, else
/// −1), or the declaration of the called unit.
/// </summary>
internal readonly record struct OutsideTarget(string? Parameter, int Position, SyntaxNode? Declaration);
