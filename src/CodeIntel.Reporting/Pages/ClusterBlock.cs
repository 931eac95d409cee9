using System.Globalization;
using CodeIntel.Examples;

namespace CodeIntel.Reporting.Pages;

/// <summary>One cluster with its members and their code side by side.</summary>
internal static class ClusterBlock
{
    /// <summary>Writes a cluster, folded unless it is the first.</summary>
    public static void Write(HtmlWriter html, ReportCluster cluster, ReportLimits limits, bool isOpen)
    {
        var members = cluster.Members.Take(limits.MembersPerCluster).ToArray();
        ReadOnlySpan<(string, string)> attributes = isOpen
            ? [("class", "cluster"), ("open", "open")]
            : [("class", "cluster")];
        html.Element(
            "details",
            () =>
            {
                html.Element(
                    "summary",
                    () =>
                        html.Element("code", members[0].Name)
                            .Text(
                                $" {Numbers.Count(cluster.Size)} members, {Names.Of(cluster.Relation)}, "
                                    + (
                                        cluster.Repositories == 1
                                            ? "1 repository"
                                            : $"{Numbers.Count(cluster.Repositories)} repositories"
                                    )
                            )
                );
                Members(members).Write(html);
                if (cluster.Size > members.Length)
                {
                    html.Element(
                        "p",
                        $"and {Numbers.Count(cluster.Size - members.Length)} more members",
                        ("class", "more")
                    );
                }

                foreach (var other in members.Skip(1))
                {
                    WriteComparison(html, members[0], other, limits);
                }
            },
            attributes
        );
    }

    private static HtmlTable Members(ReportClusterMember[] members) =>
        new(
            "Members",
            ["member", "repository", "place", "split", "closest relation", "similarity"],
            [
                .. members.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell(m.Name, IsCode: true),
                            Names.Repository(m.Url),
                            string.Create(CultureInfo.InvariantCulture, $"{m.Path}:{m.FirstLine}"),
                            m.Split is { } split ? Names.Of(split) : Numbers.Unknown,
                            Names.Of(m.Relation),
                            Numbers.Score(m.Similarity),
                        ]
                ),
            ]
        )
        {
            TextColumns = 5,
        };

    private static void WriteComparison(
        HtmlWriter html,
        ReportClusterMember left,
        ReportClusterMember right,
        ReportLimits limits
    )
    {
        if (left.Code == right.Code && left.CodeLength == right.CodeLength)
        {
            html.Element("p", () => html.Element("code", right.Name).Text(" has the same text."), ("class", "more"));
            return;
        }

        var comparison = CodeComparison.Of(Cut(left.Code, limits.CodeChars), Cut(right.Code, limits.CodeChars));
        html.Element(
            "div",
            () =>
                html.Element(
                    "table",
                    () =>
                    {
                        html.Element(
                            "colgroup",
                            () =>
                                html.Element("col", "", ("class", "line"))
                                    .Element("col", "")
                                    .Element("col", "", ("class", "line"))
                                    .Element("col", "")
                        );
                        html.Element(
                            "thead",
                            () =>
                                html.Element(
                                    "tr",
                                    () =>
                                        html.Element("th", Place(left), ("colspan", "2"), ("scope", "col"))
                                            .Element("th", Place(right), ("colspan", "2"), ("scope", "col"))
                                )
                        );
                        html.Element(
                            "tbody",
                            () =>
                            {
                                foreach (var row in comparison.Rows)
                                {
                                    html.Element(
                                        "tr",
                                        () =>
                                        {
                                            WriteSide(html, row.LeftLine + left.FirstLine - 1, row.Left, "left");
                                            WriteSide(html, row.RightLine + right.FirstLine - 1, row.Right, "right");
                                        }
                                    );
                                }
                            }
                        );
                    }
                ),
            ("class", "scroll diff"),
            ("role", "region"),
            ("aria-label", $"{left.Name} and {right.Name}"),
            ("tabindex", "0")
        );
        if (comparison.IsCut || left.CodeLength > limits.CodeChars || right.CodeLength > limits.CodeChars)
        {
            html.Element("p", "Long code, shown in part.", ("class", "more"));
        }
    }

    private static string Place(ReportClusterMember member) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Names.Repository(member.Url)}: {member.Path}:{member.FirstLine}"
        );

    private static void WriteSide(HtmlWriter html, int? line, IReadOnlyList<CodePart> parts, string side)
    {
        html.Element("td", line?.ToString(CultureInfo.InvariantCulture) ?? "", ("class", "line"));
        html.Element(
            "td",
            () =>
            {
                foreach (var part in parts)
                {
                    if (part.Differs)
                    {
                        html.Element("mark", part.Text, ("class", side));
                    }
                    else
                    {
                        html.Text(part.Text);
                    }
                }
            },
            ("class", line is null ? "code missing" : "code")
        );
    }

    // a cut between the halves of a surrogate pair would show half a character
    private static string Cut(string code, int length) =>
        code.Length <= length ? code : code[..(char.IsHighSurrogate(code[length - 1]) ? length - 1 : length)];
}
