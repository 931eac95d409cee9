using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Conventions.Tests;

public class DirectionTests
{
    private const string Cli = "CodeIntel.Cli";
    private static readonly string[] _parts =
        ["CodeIntel.Git", "CodeIntel.Reporting", "CodeIntel.Roslyn", "CodeIntel.Sqlite", "CodeIntel.Torch"];
    private static readonly string[] _stages = ["CrossReference", "Dedup", "Export", "Measures", "Noise", "Splits"];

    /// <summary>Each package that is somebody's own, with the one project that may name it.</summary>
    public static TheoryData<string, string> Owners { get; } = new()
    {
        { "LibGit2Sharp", "CodeIntel.Git" },
        { "Polly.Core", "CodeIntel.Git" },
        { "Microsoft.Data.Sqlite", "CodeIntel.Sqlite" },
        { "Dapper", "CodeIntel.Sqlite" },
        { "Microsoft.CodeAnalysis.CSharp", "CodeIntel.Roslyn" },
        { "TorchSharp", "CodeIntel.Torch" },
        { "ScottPlot", "CodeIntel.Reporting" },
        { "Spectre.Console", Cli },
        { "System.CommandLine", Cli },
        { "YamlDotNet", "CodeIntel" },
        { "MathNet.Numerics", "CodeIntel" },
    };

    [Fact]
    public void Projects_refer_inwards_only()
    {
        var projects = Repository.Files("*.csproj").Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), References);

        Assert.Equal(["CodeIntel", Cli, .. _parts], projects.Keys.Order(StringComparer.Ordinal).Order(Comparer));
        Assert.Empty(projects["CodeIntel"]);
        Assert.All(_parts, part => Assert.Equal(["CodeIntel"], projects[part]));
        Assert.Equal(_parts, projects[Cli].Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Owners))]
    public void A_package_is_referenced_by_its_owner_only(string package, string owner) => Assert.Equal(
        [owner],
        Repository.Files("*.csproj").Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .Where(path => Items(path, "PackageReference").Contains(package))
            .Select(Path.GetFileNameWithoutExtension));

    [Theory]
    [MemberData(nameof(Owners))]
    public void A_package_is_used_by_its_owner_and_the_composing_program_only(string package, string owner) =>
        Findings.None(Repository.Source
            .Where(file => file.Project != owner && file.Project != Cli)
            .SelectMany(file => file.Tree.DescendantNodes().OfType<UsingDirectiveSyntax>()
                .Where(directive => directive.Name is { } name && IsIn(name.ToString(), package.Replace(".Core", "")))
                .Select(file.At)));

    [Fact]
    public void Stages_know_examples_and_studies_but_not_each_other() => Findings.None(
        from file in Repository.Source
        from stage in _stages
        where file.Path.StartsWith($"src/CodeIntel/{stage}/", StringComparison.Ordinal)
        from name in file.Tree.DescendantNodes().OfType<NameSyntax>()
        where name.Parent is not QualifiedNameSyntax
        let text = name.ToString()
        from other in _stages
        where other != stage
        where IsIn(text, $"CodeIntel.{other}") || text.StartsWith(other + ".", StringComparison.Ordinal)
        select $"{file.At(name)}: {text}");

    [Theory]
    [InlineData("Examples")]
    [InlineData("Licences")]
    [InlineData("Redaction")]
    [InlineData("Studies")]
    public void What_stages_share_knows_no_stage(string shared) => Findings.None(
        from file in Repository.Source
        where file.Path.StartsWith($"src/CodeIntel/{shared}/", StringComparison.Ordinal)
        from directive in file.Tree.DescendantNodes().OfType<UsingDirectiveSyntax>()
        from stage in _stages
        where directive.Name is { } name && IsIn(name.ToString(), $"CodeIntel.{stage}")
        select file.At(directive));

    [Fact]
    public void Parts_do_not_use_each_others_namespaces() => Findings.None(
        from file in Repository.Source
        where file.Project != Cli
        from directive in file.Tree.DescendantNodes().OfType<UsingDirectiveSyntax>()
        from part in _parts.Append(Cli)
        where part != file.Project && directive.Name is { } name && IsIn(name.ToString(), part)
        select file.At(directive));

    private static IComparer<string> Comparer { get; } =
        Comparer<string>.Create((a, b) => string.CompareOrdinal(Key(a), Key(b)));

    private static string Key(string project) => project is "CodeIntel" or Cli ? "0" + project : "1" + project;

    private static bool IsIn(string name, string parent) =>
        name == parent || name.StartsWith(parent + ".", StringComparison.Ordinal);

    private static List<string> References(string project) =>
        [.. Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path))];

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Parse(Repository.Read(project)).Descendants(kind)
            .Select(item => item.Attribute("Include")!.Value.Replace('\\', '/'));
}
