using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Qualified names of the units of one file, from syntax alone: namespaces, types (with <c>`n</c> for n type
/// parameters), enclosing units and the name, dotted. What units have in common is put together once.
/// </summary>
internal sealed class QualifiedNames
{
    private readonly Dictionary<SyntaxNode, string> _prefixes = [];

    /// <summary>The qualified name of a unit.</summary>
    public string Of(UnitDeclaration unit) => UnitText.Cut(Prefix(unit.Node.Parent) + unit.Name);

    /// <summary>The names of a node and those around it, each with a dot behind it.</summary>
    private string Prefix(SyntaxNode? node)
    {
        // without recursion through nodes that add nothing: statements nest deeply
        for (; node is not null; node = node.Parent)
        {
            if (_prefixes.TryGetValue(node, out var known))
            {
                return known;
            }

            if (Part(node) is { } part)
            {
                var prefix = UnitText.Cut($"{Prefix(node.Parent)}{part}.");
                _prefixes.Add(node, prefix);
                return prefix;
            }
        }

        return "";
    }

    private static string? Part(SyntaxNode node) => node switch
    {
        BaseNamespaceDeclarationSyntax space => UnitText.Line(space.Name),
        TypeDeclarationSyntax { TypeParameterList.Parameters.Count: > 0 and var arity } type =>
            string.Create(CultureInfo.InvariantCulture, $"{type.Identifier.ValueText}`{arity}"),
        BaseTypeDeclarationSyntax { Identifier.ValueText: not "" } type => type.Identifier.ValueText,
        _ => UnitDeclaration.Of(node)?.Name,
    };
}
