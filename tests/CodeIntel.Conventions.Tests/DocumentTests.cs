using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CodeIntel.Studies;

namespace CodeIntel.Conventions.Tests;

public partial class DocumentTests
{
    private const int MostReadmeLines = 150;

    public static TheoryData<string> Packages { get; } =
    [
        .. XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants()
            .Where(item => item.Name.LocalName is "PackageVersion" or "GlobalPackageReference")
            .Select(item => item.Attribute("Include")!.Value),
    ];

    public static TheoryData<string> Options { get; } =
    [
        .. typeof(Study).Assembly.GetTypes()
            .Where(type => type.IsPublic)
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) || type == typeof(Study))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.SetMethod is not null)
            .Where(property => property != typeof(Study).GetProperty(nameof(Study.Name))) // written as `study`
            .Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..])
            .Distinct(StringComparer.Ordinal),
    ];

    [Fact]
    public void The_readme_has_at_most_150_lines() =>
        Assert.InRange(Repository.Read("README.md").Split('\n').Length, 1, MostReadmeLines);

    [Fact]
    public void Every_relative_link_leads_somewhere() => Findings.None(
        from path in Repository.Files("*.md")
        from link in Links(WithoutCode(Repository.Read(path)))
        where !link.StartsWith('#') && !Absolute().IsMatch(link)
        let name = Uri.UnescapeDataString(link.Split('#')[0])
        let target = Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, name)
        where !File.Exists(target) && !Directory.Exists(target)
        select $"{path}: {link}");

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_package_is_accounted_for(string package) => Assert.Matches(
        $@"(?<![\w.-]){Regex.Escape(package)}(?![\w-]|\.\w)", Repository.Read("docs/dependencies.md"));

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_option_is_in_the_reference_and_has_a_row_on_its_page(string option)
    {
        string[] pages =
        [
            "clone", "extract", "dedup", "split", "noise", "train", "measure", "crossref", "report", "studies",
        ];
        var text = string.Concat(pages.Select(page => Repository.Read($"docs/{page}.md")));

        Assert.Matches($@"(?m)[\s{{,-]{option}:", Repository.Read("docs/studies.md"));
        Assert.Matches($@"(?m)^\|\s*`(?:[\w.\[\]]+\.)?{option}`", text);
    }

    private static IEnumerable<string> Links(string markdown) =>
        Link().Matches(markdown).Select(match => match.Groups["target"].Value);

    private static string WithoutCode(string markdown) => Code().Replace(markdown, "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Absolute();
}
