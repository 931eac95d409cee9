using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Transform.Misuse;

/// <summary>A token that names a local or parameter, by its index among the unit's tokens.</summary>
internal readonly record struct VariableUse(int Index, SyntaxToken Token, ISymbol Symbol);
