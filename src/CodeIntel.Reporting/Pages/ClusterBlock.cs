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
        new ComparisonTable(left, right, comparison).Write(html);
        if (comparison.IsCut || left.CodeLength > limits.CodeChars || right.CodeLength > limits.CodeChars)
        {
            html.Element("p", "Long code, shown in part.", ("class", "more"));
        }
    }

    // a cut between the halves of a surrogate pair would show half a character
    private static string Cut(string code, int length) =>
        code.Length <= length ? code : code[..(char.IsHighSurrogate(code[length - 1]) ? length - 1 : length)];
}
