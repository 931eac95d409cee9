using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Tests.Compat;

/// <summary>
/// The definition in docs/code2seq-compat.md, sentence by sentence: every pair of terminals, one after the other.
/// </summary>
internal static partial class CompatOracle
{
    private static readonly SyntaxKind[] _numbered =
    [
        SyntaxKind.SimpleAssignmentExpression, SyntaxKind.ElementAccessExpression,
        SyntaxKind.SimpleMemberAccessExpression, SyntaxKind.InvocationExpression, SyntaxKind.BracketedArgumentList,
        SyntaxKind.ArgumentList,
    ];

    private static readonly SyntaxKind[] _terminals =
    [
        SyntaxKind.IdentifierToken, SyntaxKind.NumericLiteralToken, SyntaxKind.StringLiteralToken,
        SyntaxKind.CharacterLiteralToken,
    ];

    /// <summary>The contexts of each method of a text, with its name.</summary>
    public static IEnumerable<(string Name, List<string> Contexts)> Methods(string text, int length, int width) =>
        CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(m => (m.Identifier.ValueText, Contexts(m, length, width).ToList()));

    /// <summary>Subtokens by regular expression, joined.</summary>
    public static string Subtokens(string name) =>
        string.Join('|', Boundary().Split(name.Trim()).Select(Normalise).Where(s => s.Any(char.IsLetter)));

    /// <summary>A terminal.</summary>
    public static string Terminal(string name)
    {
        var digits = NotAscii().Replace(WithoutEscapes(name), "");
        return name == "METHOD_NAME" ? name
            : Subtokens(name) is { Length: > 0 } subtokens ? subtokens
            : digits.Length == 0 || !digits.All(char.IsAsciiDigit) ? "SPACE"
            : digits is "0" or "1" or "2" or "3" or "4" or "5" or "10" ? digits
            : "NUM";
    }

    private static IEnumerable<string> Contexts(MethodDeclarationSyntax method, int length, int width)
    {
        var terminals = Ordered(method).ToList();
        var variables = terminals.GroupBy(Name).ToList();
        var pairs = variables.SelectMany((v, i) => variables.Skip(i + 1).Select(w => (v, w)))
            .Concat(variables.Select(v => (v, w: v)));
        return
            from pair in pairs
            from end in pair.w
            from start in pair.v
            where start != end
            let path = Path(start, end, length, width)
            where path is not null
            select $"{Terminal(pair.v.Key)},{path},{Terminal(pair.w.Key)}";
    }

    private static IEnumerable<SyntaxToken> Ordered(SyntaxNode node) =>
        node.ChildNodes().SelectMany(Ordered).Concat(node.ChildTokens().Where(IsTerminal));

    private static bool IsTerminal(SyntaxToken token) =>
        (_terminals.Contains(token.Kind()) || token.Parent.IsKind(SyntaxKind.PredefinedType))
        && !(token.Text == "var" && token.Parent!.Parent?.Parent is LocalDeclarationStatementSyntax
            && token.Parent.Parent is VariableDeclarationSyntax && token.Parent is IdentifierNameSyntax);

    private static string Name(SyntaxToken token) =>
        token.Parent is MethodDeclarationSyntax && token.IsKind(SyntaxKind.IdentifierToken)
            ? "METHOD_NAME"
            : token.ValueText;

    private static string? Path(SyntaxToken start, SyntaxToken end, int length, int width)
    {
        var up = start.Parent!.AncestorsAndSelf().ToList();
        var down = end.Parent!.AncestorsAndSelf().ToList();
        var top = up.First(down.Contains);
        var left = up.TakeWhile(n => n != top).ToList();
        var right = down.TakeWhile(n => n != top).Reverse().ToList();
        var children = top.ChildNodes().ToList();
        var apart = left.Count == 0 || right.Count == 0
            ? 0
            : Math.Abs(children.IndexOf(left[^1]) - children.IndexOf(right[0]));
        return left.Count + right.Count + 2 > length || apart >= width
            ? null
            : string.Join('|', [.. left.Select(Written), top.Kind().ToString(), .. right.Select(Written)]);
    }

    private static string Written(SyntaxNode node) => _numbered.Contains(node.Parent!.Kind())
        ? $"{node.Kind()}{Math.Min(3, node.Parent!.ChildNodes().ToList().IndexOf(node))}"
        : node.Kind().ToString();

    private static string Normalise(string subtoken) =>
        NotLetter().Replace(WithoutEscapes(subtoken), "").Replace(',', 'C');

    private static string WithoutEscapes(string text) =>
        text.ToLowerInvariant().Replace(@"\\n", "").Replace(@"[""',]", "");

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])|_|[0-9]|(?<=[A-Z])(?=[A-Z][a-z])|\\s+")]
    private static partial Regex Boundary();

    [GeneratedRegex("[^a-z,]")]
    private static partial Regex NotLetter();

    [GeneratedRegex(@"[^\x00-\x7F]|\s")]
    private static partial Regex NotAscii();
}
