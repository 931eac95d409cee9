using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Conventions.Tests;

public class SizeTests
{
    private const int MostFileLines = 400;
    private const int MostMethodLines = 60;
    private const int MostTrainingLines = 120;
    private const int MostColumns = 120;

    [Fact]
    public void Source_files_have_at_most_400_lines() => Findings.None(
        Repository.Source.Where(file => file.Lines.Length > MostFileLines)
            .Select(file => $"{file.Path}: {file.Lines.Length} lines"));

    [Fact]
    public void Methods_have_at_most_60_lines() => Findings.None(
        Repository.Source.SelectMany(file => Bodies(file.Tree)
            .Where(method => method.Lines > Limit(method.Name))
            .Select(method => $"{file.At(method.Node)}: {method.Name} has {method.Lines} lines")));

    [Fact]
    public void Lines_have_at_most_120_columns() => Findings.None(
        Repository.Code.SelectMany(file => file.Lines.Select((line, i) => (line.Length, At: file.At(i + 1))))
            .Where(line => line.Length > MostColumns)
            .Select(line => $"{line.At}: {line.Length} columns"));

    private static int Limit(string name) =>
        name.StartsWith("Train", StringComparison.Ordinal) ? MostTrainingLines : MostMethodLines;

    private static IEnumerable<(string Name, SyntaxNode Node, int Lines)> Bodies(SyntaxNode tree) =>
        tree.DescendantNodes().Select(node => node switch
        {
            MethodDeclarationSyntax method => (method.Identifier.Text, node, Lines(node)),
            ConstructorDeclarationSyntax constructor => (constructor.Identifier.Text, node, Lines(node)),
            LocalFunctionStatementSyntax function => (function.Identifier.Text, node, Lines(node)),
            AccessorDeclarationSyntax accessor => (accessor.Keyword.Text, node, Lines(node)),
            _ => ("", node, 0),
        });

    private static int Lines(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
