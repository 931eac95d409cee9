using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Extract;

/// <summary>How units are written for people, from syntax alone.</summary>
internal static class UnitText
{
    /// <summary>Longest name or signature, in characters; a longer one is cut.</summary>
    private const int MaxLength = 1_000;

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
    internal static string Line(SyntaxNode? node) => node switch
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

    internal static string Cut(string text) => text.Length <= MaxLength ? text : text[..(MaxLength - 1)] + "…";
}
