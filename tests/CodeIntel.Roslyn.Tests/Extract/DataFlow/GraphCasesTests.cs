using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Tests.Extract.DataFlow;

/// <summary>
/// Each file in Cases is extracted, and its graphs are compared with the verified text beside it: per unit and edge
/// kind, each end by line and column, ends of one beginning on one line. Every line of a verified text has been checked
/// by hand against docs/graphs.md. CODEINTEL_UPDATE=1 writes the texts anew: check each difference in the same way.
/// </summary>
public sealed class GraphCasesTests
{
    private static readonly EdgeKind[] _kinds =
        [.. Enum.GetValues<EdgeKind>().Where(k => k is not (EdgeKind.Syntax or EdgeKind.NextToken))];

    public static TheoryData<string> Names =>
    [
        .. Directory.GetFiles(Folder(), "*.cs.txt")
            .Select(f => Path.GetFileName(f)[..^".cs.txt".Length])
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Finds_the_edges_that_were_verified(string name)
    {
        var received = Describe(File.ReadAllText(Path.Combine(Folder(), name + ".cs.txt")));

        VerifiedText.Check(Folder(), name, received);
    }

    private static string Describe(string source)
    {
        var file = Extraction.File(source);
        var text = new StringBuilder();
        foreach (var unit in file.Units)
        {
            text.Append(CultureInfo.InvariantCulture, $"{unit.QualifiedName}\n");
            var show = new GraphText(source, file, unit);
            foreach (var kind in _kinds)
            {
                var edges = unit.Features.Graph.Edges.Where(e => e.Kind == kind).ToList();
                text.Append(edges.Count > 0 ? $"  {kind}\n" : "");
                foreach (var from in edges.GroupBy(e => e.From).OrderBy(e => show.Position(e.Key)))
                {
                    var to = string.Join(", ", from.Select(e => e.To).OrderBy(show.Position).Select(show.Of));
                    text.Append(CultureInfo.InvariantCulture, $"    {show.Of(from.Key)} -> {to}\n");
                }
            }
        }

        return text.ToString();
    }

    private static string Folder([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "Cases");
}
