using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Extract;

/// <summary>How a unit is written for people: qualified name and signature, from syntax alone.</summary>
internal static class UnitText
{
    /// <summary>Longest name or signature, in characters; a longer one is cut.</summary>
    private const int MaxLength = 1_000;

    /// <summary>
    /// Namespaces, types (with <c>`n</c> for n type parameters), enclosing units and the name, dotted.
    /// </summary>
    public static string QualifiedName(UnitDeclaration unit)
    {
        var parts = new List<string> { unit.Name };
        for (var node = unit.Node.Parent; node is not null; node = node.Parent)
        {
            if (Part(node) is { } part)
            {
                parts.Add(part);
            }
        }

        parts.Reverse();
        return Cut(string.Join('.', parts));
    }

    /// <summary><c>int Parse(string, out int)</c>; constructors have no type.</summary>
    public static string Signature(UnitDeclaration unit)
    {
        return Cut(unit.Node switch
        {
            MethodDeclarationSyntax m => Generic(m.ReturnType, m.TypeParameterList, m.ParameterList),
            LocalFunctionStatementSyntax l => Generic(l.ReturnType, l.TypeParameterList, l.ParameterList),
            OperatorDeclarationSyntax o => $"{Line(o.ReturnType)} {unit.Name}{List(o.ParameterList)}",
            ConversionOperatorDeclarationSyntax c => $"{Line(c.Type)} {unit.Name}{List(c.ParameterList)}",
            BaseMethodDeclarationSyntax b => $"{unit.Name}{List(b.ParameterList)}",
            PropertyDeclarationSyntax p => $"{Line(p.Type)} {unit.Name}()",
            IndexerDeclarationSyntax i => $"{Line(i.Type)} {unit.Name}{List(i.ParameterList)}",
            AccessorDeclarationSyntax a => Accessor(a, unit.Name),
            _ => unit.Name,
        });

        string Generic(TypeSyntax type, TypeParameterListSyntax? arity, ParameterListSyntax parameters) =>
            $"{Line(type)} {unit.Name}{Line(arity)}{List(parameters)}";
    }

    private static string? Part(SyntaxNode node) => node switch
    {
        BaseNamespaceDeclarationSyntax space => Line(space.Name),
        TypeDeclarationSyntax { TypeParameterList.Parameters.Count: > 0 and var arity } type =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{type.Identifier.ValueText}`{arity}"),
        BaseTypeDeclarationSyntax { Identifier.ValueText: not "" } type => type.Identifier.ValueText,
        _ => UnitDeclaration.Of(node)?.Name,
    };

    private static string Accessor(AccessorDeclarationSyntax accessor, string name)
    {
        var (type, parameters) = accessor.Parent?.Parent switch
        {
            PropertyDeclarationSyntax p => (Line(p.Type), []),
            EventDeclarationSyntax e => (Line(e.Type), []),
            IndexerDeclarationSyntax i => (Line(i.Type), Types(i.ParameterList)),
            _ => ("", new List<string>()),
        };
        return name.StartsWith("get_", StringComparison.Ordinal)
            ? $"{type} {name}({string.Join(", ", parameters)})"
            : $"void {name}({string.Join(", ", [.. parameters, type])})";
    }

    private static string List(BaseParameterListSyntax list) => $"({string.Join(", ", Types(list))})";

    private static List<string> Types(BaseParameterListSyntax list) =>
        [.. list.Parameters.Select(p => string.Join(' ', [.. p.Modifiers.Select(m => m.Text), Line(p.Type)]))];

    /// <summary>The tokens of a node with single spaces where the source has any.</summary>
    private static string Line(SyntaxNode? node) => node switch
    {
        null => "",
        PredefinedTypeSyntax type => type.Keyword.Text,
        IdentifierNameSyntax name when name.Identifier.Text.Length < MaxLength => name.Identifier.Text,
        _ => Tokens(node),
    };

    private static string Tokens(SyntaxNode node)
    {
        var line = new StringBuilder();
        foreach (var token in node.DescendantTokens())
        {
            line.Append(token.Text);
            if (line.Length > MaxLength)
            {
                break;
            }

            if (token.HasTrailingTrivia)
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    private static string Cut(string text) => text.Length <= MaxLength ? text : text[..(MaxLength - 1)] + "…";
}
