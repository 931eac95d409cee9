using CodeIntel.Examples;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Duplicates;

/// <summary>One cluster: its members, and the first one's code beside that of each other.</summary>
internal sealed class ClusterPage(DuplicateReport report, DuplicateGroup group, int number, ReportLimits limits)
{
    public string Title { get; } = FormattableString.Invariant($"Cluster {number}: {group.Members[0].Name}");

    public void Write(HtmlWriter html)
    {
        html.Element("header", () => WriteHeader(html));
        html.Element("main", () => html.Element("section", () =>
        {
            ClusterBlock.Write(html, Shown(), limits, isOpen: true);
            WritePairs(html);
        }), ("id", "main"));
    }

    private void WriteHeader(HtmlWriter html)
    {
        html.Element("p", () => html.Element("a", "All clusters", ("href", "../index.html")), ("class", "kicker"));
        html.Element("h1", () => html.Element("code", group.Members[0].Name));
        var splits = group.IsAcrossSplits ? " Its members lie in several splits." : "";
        html.Element(
            "p",
            $"{Numbers.Count(group.Members.Count)} {Names.Plural(group.Level)}, {Words(group.Scope)}.{splits}",
            ("class", "lead"));
        if (group.Members.Any(member => report.StateOf(member) == "new"))
        {
            html.Element(
                "p",
                Numbers.Count(group.Members.Count(member => report.StateOf(member) == "new"))
                    + " of them are not in the baseline.");
        }
    }

    private ReportCluster Shown()
    {
        var members = group.Members.Take(limits.MembersPerCluster).Select(Member).ToList();
        return new(
            group.Members.Max(member => member.Relation), group.Members.Count,
            group.Members.Select(member => member.Url).Distinct().Count(), members);
    }

    private ReportClusterMember Member(DuplicateUnit unit)
    {
        var (code, length) = report.Source.Code(report.Level, unit, limits.CodeChars);
        return new()
        {
            Id = new(unit.Id),
            Name = unit.Name,
            Url = unit.Url,
            Path = unit.Path,
            FirstLine = unit.FirstLine,
            Split = unit.Split,
            Relation = unit.Relation,
            Similarity = unit.Similarity,
            Code = code,
            CodeLength = length,
        };
    }

    private void WritePairs(HtmlWriter html)
    {
        var names = group.Members.ToDictionary(
            member => member.Row, member => FormattableString.Invariant($"{member.Path}:{member.FirstLine}"));
        html.Element("h2", "Stored pairs");
        new HtmlTable(
            "Stored pairs",
            ["first", "second", "relation", "set Jaccard", "multiset Jaccard"],
            [.. group.Pairs.Take(limits.TableRows + 1).Select(pair => (IReadOnlyList<Cell>)
            [
                new Cell(names[pair.First]), new Cell(names[pair.Second]), Names.Of(pair.Relation),
                Numbers.Score(pair.SetJaccard), Numbers.Score(pair.MultisetJaccard),
            ])])
        {
            TextColumns = 3,
            MaxRows = limits.TableRows,
            Elsewhere = "in the JSON and CSV reports",
        }.Write(html);
    }

    internal static string Words(ClusterScope scope) => scope switch
    {
        ClusterScope.WithinFile => "all in one file",
        ClusterScope.WithinRepository => "in several files of one repository",
        _ => "in several repositories",
    };
}
