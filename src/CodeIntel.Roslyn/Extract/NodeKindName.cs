using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Names of syntax node kinds.</summary>
public static class NodeKindName
{
    /// <summary>
    /// The compiler's name of a kind number (<c>IfStatement</c>); the number itself where there is none.
    /// </summary>
    public static string Of(int kind) => ((SyntaxKind)(ushort)kind).ToString();
}
