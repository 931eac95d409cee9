using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Transform;

/// <summary>A unit in its parsed file.</summary>
internal sealed record FoundUnit(SyntaxTree Tree, FileWalk Walk, int[] Errors, UnitDeclaration Declaration);
