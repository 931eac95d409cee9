using System.Reflection;
using System.Text.RegularExpressions;
using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Conventions.Tests;

public partial class TextTests
{
    private const int MostPragmas = 10;

    // written apart, so that these tests do not find themselves
    private static readonly string[] _unfinished =
        ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "Not" + "ImplementedException"];
    private static readonly string[] _machines = ["/wo" + "rk/", ".mir" + "ror", "../sha" + "red"];
    private static readonly string[] _textFiles =
    [
        "*.cs", "*.csproj", "*.props", "*.targets", "*.md", "*.yaml", "*.yml", "*.json", "*.sql", "*.css", "*.txt",
        "*.sh",
    ];

    [Fact]
    public void Sql_is_written_in_one_project()
    {
        var statements = Repository.Source.SelectMany(file => file.Strings()
            .Where(literal => Sql().IsMatch(literal.Text))
            .Select(literal => (file.Project, literal.At)))
            .ToList();

        Assert.Contains(statements, statement => statement.Project == "CodeIntel.Sqlite");
        Findings.None(statements.Where(s => s.Project != "CodeIntel.Sqlite").Select(s => s.At));
    }

    [Fact]
    public void The_console_belongs_to_the_program() => Findings.None(
        Repository.Source.Where(file => file.Project != "CodeIntel.Cli")
            .SelectMany(file => file.Tree.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Where(access => access.Expression.ToString() is "Console" or "System.Console")
                .Select(file.At)));

    [Fact]
    public void Nothing_is_left_unfinished() => Findings.None(
        Repository.Code.SelectMany(file => file.Lines.Select((line, i) => (line, At: file.At(i + 1))))
            .Where(line => _unfinished.Any(word => Regex.IsMatch(line.line, $@"\b{word}\b")))
            .Select(line => line.At));

    [Fact]
    public void No_test_is_skipped() => Findings.None(
        Repository.Code.SelectMany(file => file.Tree.DescendantNodes().OfType<AttributeArgumentSyntax>()
            .Where(argument => argument.NameEquals?.Name.Identifier.Text is { } name
                && name.StartsWith("Skip", StringComparison.Ordinal))
            .Select(file.At)));

    [Fact]
    public void Warnings_are_switched_off_ten_times_at_most()
    {
        var pragmas = Repository.Code.SelectMany(file => file.Tree.DescendantTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia))
            .Select(trivia => (PragmaWarningDirectiveTriviaSyntax)trivia.GetStructure()!)
            .Where(pragma => pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
            .Select(pragma => (At: file.At(pragma), Text: pragma.ToFullString())))
            .ToList();

        Assert.True(pragmas.Count <= MostPragmas, string.Join('\n', pragmas.Select(pragma => pragma.At)));
        Findings.None(pragmas.Where(pragma => !pragma.Text.Contains("//", StringComparison.Ordinal)).Select(p => p.At));
    }

    [Fact]
    public void Choices_have_distinct_names_in_study_files() => Findings.None(
        from type in typeof(KebabCase).Assembly.GetTypes()
        where type.IsEnum && type.GetCustomAttribute<FlagsAttribute>() is null
        from name in Enum.GetNames(type).GroupBy(KebabCase.Of, StringComparer.Ordinal)
        where name.Count() > 1
        select $"{type.Name}: {name.Key}");

    [Fact]
    public void Nothing_mentions_the_machine_it_was_written_on() => Findings.None(
        from path in _textFiles.SelectMany(Repository.Files)
        from line in Repository.Read(path).Split('\n').Select((text, i) => (text, number: i + 1))
        where _machines.Any(word => line.text.Contains(word, StringComparison.Ordinal))
        select $"{path}:{line.number}");

    [GeneratedRegex(@"\b(select\s.+\sfrom|insert\s+(or\s+\w+\s+)?into|delete\s+from|update\s+\w+\s+set)\s",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Sql();
}
